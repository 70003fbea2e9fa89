import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  admitProxy,
  type Called,
  calledThemselves,
  countedTwice,
  isSameProxy,
  PROXY_POLICIES,
  proxyPolicyFor,
} from "#app/domain/proxy.ts";

const HOSPITAL = { organizationName: "釧路病院" };
const policy = fc.constantFrom(...PROXY_POLICIES);
const ofBodies = (...policies: readonly (typeof PROXY_POLICIES)[number][]) => ({
  category: "meeting" as const,
  bodies: policies.map((proxyPolicy) => ({ body: { proxyPolicy } })),
});

describe("the policy of a session", () => {
  test("of several bodies the strictest holds, in whatever order", () => {
    fc.assert(
      fc.property(fc.array(policy, { minLength: 1, maxLength: 5 }), (policies) => {
        const rank = Math.max(...policies.map((each) => PROXY_POLICIES.indexOf(each)));
        expect(proxyPolicyFor(ofBodies(...policies), HOSPITAL)).toBe(PROXY_POLICIES[rank]);
      }),
    );
  });

  test.each([
    ["meeting", "allowed"],
    ["training", "notAllowed"],
    ["lecture", "notAllowed"],
    ["other", "notAllowed"],
  ] as const)("a %s of no body: %s", (category, expected) => {
    expect(proxyPolicyFor({ category, bodies: [] }, HOSPITAL)).toBe(expected);
  });

  test("who comes of no organization has nobody of the same one to send", () => {
    for (const organizationName of [null, "", "　"]) {
      expect(proxyPolicyFor(ofBodies("sameOrganization"), { organizationName })).toBe("notAllowed");
      expect(proxyPolicyFor(ofBodies("allowed"), { organizationName })).toBe("allowed");
    }
  });
});

describe("who may be named", () => {
  const proxy = (organization: string | null) => ({ name: "代理 一郎", organization });

  test("anybody where it is allowed, as typed", () => {
    expect(admitProxy(proxy("別の機関"), "allowed", HOSPITAL)).toEqual({ ok: true, value: proxy("別の機関") });
  });

  test("nobody where it is not", () => {
    expect(admitProxy(proxy(null), "notAllowed", HOSPITAL)).toEqual({ ok: false, error: "proxy-not-allowed" });
  });

  test.each([null, "", "釧路病院", "釧路 病院"])("only of the same organization: %j becomes the member's", (typed) => {
    expect(admitProxy(proxy(typed), "sameOrganization", HOSPITAL)).toEqual({ ok: true, value: proxy("釧路病院") });
  });

  test("one of another organization is refused", () => {
    const error = "proxy-other-organization";
    expect(admitProxy(proxy("厚岸病院"), "sameOrganization", HOSPITAL)).toEqual({ ok: false, error });
  });
});

test.each([
  ["代理　一郎", "A@example.jp ", true],
  ["代理 二郎", "a@example.jp", false],
  ["代理 一郎", "b@example.jp", false],
  ["代理 一郎", null, false],
])("the same proxy: %s %s is %s", (proxyName, proxyEmail, same) => {
  expect(isSameProxy({ proxyName: "代理 一郎", proxyEmail: "a@example.jp" }, { proxyName, proxyEmail })).toBe(same);
});

const someone = (id: string, name: string, fields: Partial<Called> = {}): Called => ({
  ...{ id, name, organizationName: "釧路病院", email: null, proxy: null },
  ...fields,
});
const sending = (name: string, fields: Partial<NonNullable<Called["proxy"]>> = {}) => ({
  proxy: { name, organization: null, email: null, ...fields },
});

describe("one person, called and sent", () => {
  const jiro = someone("b", "乙 次郎", { email: "jiro@example.jp" });

  test.each([
    ["name, and the member's own organization", sending("乙次郎")],
    ["name and organization", sending("乙 次郎", { organization: "釧路病院" })],
    ["address alone", sending("乙", { organization: "別の機関", email: "JIRO@example.jp" })],
  ])("is shown by %s", (_, sent) => {
    const member = someone("a", "甲 太郎", sent);
    expect(calledThemselves(member, [member, jiro]).map(({ id }) => id)).toEqual(["b"]);
  });

  test("is not shown by the name alone, nor by no address", () => {
    const member = someone("a", "甲 太郎", sending("乙 次郎", { organization: "別の機関" }));
    expect(calledThemselves(member, [member, { ...jiro, email: null }])).toEqual([]);
  });

  test("counts once: as who was called, not as the proxy", () => {
    const member = someone("a", "甲 太郎", sending("乙 次郎"));
    expect([...countedTwice([member, jiro])]).toEqual(["a"]);
    expect([...countedTwice([jiro, member])]).toEqual(["a"]);
    expect([...countedTwice([member])]).toEqual([]);
  });

  test("sent by two, counts for the first", () => {
    const two = [someone("a", "甲 太郎", sending("乙 次郎")), someone("c", "丙 三郎", sending("乙 次郎"))];
    expect([...countedTwice(two)]).toEqual(["c"]);
  });

  test("two colleagues at one address are two people", () => {
    const member = someone("a", "甲 太郎", sending("丁 四郎", { email: "jiro@example.jp" }));
    expect(calledThemselves(member, [member, jiro])).toHaveLength(1);
    expect(countedTwice([member, jiro]).size).toBe(0);
  });

  test("whoever is left is all different, and nobody is lost", () => {
    const name = fc.constantFrom("甲", "乙", "丙", "丁");
    const called = fc.array(fc.record({ name, sends: fc.option(name) }), { maxLength: 8 });
    fc.assert(
      fc.property(called, (people) => {
        const proxies = people.flatMap(({ name: own, sends }, i) =>
          sends ? [someone(`${i}`, `委員${own}${i}`, sending(sends))] : [someone(`${i}`, own)],
        );
        const came = (one: Called) => one.proxy?.name ?? one.name;
        const twice = countedTwice(proxies);
        const sent = proxies.filter(({ id, proxy }) => proxy && !twice.has(id)).map(came);
        expect(new Set(sent).size).toBe(sent.length);
        const themselves = new Set(proxies.filter(({ proxy }) => !proxy).map(came));
        expect(sent.filter((each) => themselves.has(each))).toEqual([]);
        expect(new Set([...themselves, ...sent])).toEqual(new Set(proxies.map(came)));
      }),
    );
  });
});
