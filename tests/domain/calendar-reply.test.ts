import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type CalendarReply,
  type Called,
  compareOrder,
  decideReply,
  delegatesIn,
  type KnownReply,
  type ReplyAttendee,
  wordsIn,
} from "#app/domain/calendar-reply.ts";
import type { ProxyState } from "#app/domain/proxy.ts";

const HANAKO = "hanako@clinic.example.jp";
const DAIRI = "dairi@example.jp";
const at = (time: string) => new Date(`2026-06-01T${time}:00Z`);
const receivedAt = at("10:00");

function attendee(fields: Partial<ReplyAttendee> = {}): ReplyAttendee {
  return { address: HANAKO, name: null, partstat: "ACCEPTED", delegatedTo: [], delegatedFrom: [], ...fields };
}

function reply(fields: Partial<CalendarReply> = {}): CalendarReply {
  return {
    ...{ method: "REPLY", uid: "session@renkei", sequence: 1, stampedAt: at("09:00"), attendees: [attendee()] },
    ...{ comment: null, product: "", startsAt: null, endsAt: null },
    ...fields,
  };
}

const called: Called = {
  ...{
    uid: "session@renkei",
    sequence: 1,
    format: "onSite",
    addresses: [HANAKO],
    proxy: { addresses: [DAIRI], state: "named", answeredElsewhereAt: null },
  },
  ...{ standing: "pending", answeredElsewhereAt: null, last: null },
};

const decide = (
  fields: Partial<CalendarReply> = {},
  facts: Partial<Called> = {},
  { sender = HANAKO, forged = false } = {},
) => decideReply(reply(fields), { sender, called: { ...called, ...facts }, forged, receivedAt });

const order = (sequence: number, time: string, partstat = "ACCEPTED"): KnownReply => ({
  sequence,
  stampedAt: at(time),
  partstat,
});

test.each([
  ["ACCEPTED", "onSite", "pending", "attending"],
  ["ACCEPTED", "online", "pending", "online"],
  ["ACCEPTED", "hybrid", "pending", "attending"],
  ["ACCEPTED", "hybrid", "online", "online"],
  ["ACCEPTED", "hybrid", "absent", "attending"],
  ["ACCEPTED", "written", "pending", "attending"],
  ["DECLINED", "online", "attending", "absent"],
  ["TENTATIVE", "onSite", "pending", "tentative"],
] as const)("%s of a %s session, standing %s, is the answer %s", (partstat, format, standing, answer) => {
  expect(decide({ attendees: [attendee({ partstat })] }, { format, standing })).toEqual({
    kind: "record",
    answer,
    order: order(1, "09:00", partstat),
  });
});

const fromProxy = (partstat: string) => ({ attendees: [attendee({ address: DAIRI, partstat })] });
const proxyIs = (state: ProxyState, answeredElsewhereAt: Date | null = null) => ({
  proxy: { addresses: [DAIRI], state, answeredElsewhereAt },
});

test.each([
  ["ACCEPTED", "named", { kind: "recordProxy", answer: "accepted" }],
  ["DECLINED", "named", { kind: "recordProxy", answer: "declined" }],
  ["DECLINED", "accepted", { kind: "recordProxy", answer: "declined" }],
  ["DECLINED", "declined", { kind: "recordProxy", answer: "declined" }],
  ["ACCEPTED", "declined", { kind: "check", reason: "from-proxy" }],
  ["ACCEPTED", "ended", { kind: "check", reason: "from-proxy" }],
  ["DECLINED", "ended", { kind: "check", reason: "from-proxy" }],
  ["TENTATIVE", "named", { kind: "check", reason: "from-proxy" }],
  ["DELEGATED", "named", { kind: "check", reason: "from-proxy" }],
] as const)("%s by the proxy, %s so far", (partstat, state, decision) => {
  const said = decide(fromProxy(partstat), proxyIs(state), { sender: DAIRI });
  expect(said).toEqual({ ...decision, order: order(1, "09:00", partstat) });
});

test("what the proxy says is held to the same order as the person's own replies", () => {
  const by = { sender: DAIRI };
  const last = order(1, "09:00", "DECLINED");
  expect(decide(fromProxy("ACCEPTED"), { last: order(1, "09:30") }, by)).toMatchObject({ reason: "older" });
  expect(decide(fromProxy("DECLINED"), { last }, by)).toMatchObject({ reason: "same-again" });
  expect(decide({ ...fromProxy("ACCEPTED"), sequence: 0 }, {}, by)).toMatchObject({ reason: "outdated" });
  expect(decide(fromProxy("DECLINED"), proxyIs("accepted", at("09:30")), by)).toMatchObject({
    kind: "check",
    reason: "answered-since",
  });
  expect(decide(fromProxy("ACCEPTED"), proxyIs("accepted", at("09:30")), by)).toMatchObject({ kind: "recordProxy" });
});

test("a proxy answers for themselves alone, and whoever shares the person's address for the person", () => {
  expect(decide({}, {}, { sender: DAIRI })).toMatchObject({ kind: "check", reason: "forged-sender" });
  expect(decide(fromProxy("ACCEPTED"), {}, { sender: HANAKO })).toMatchObject({ reason: "other-attendee" });
  expect(decide({}, { proxy: { ...proxyIs("named").proxy, addresses: [HANAKO] } })).toMatchObject({ kind: "record" });
});

test.each<[string, Partial<CalendarReply>, Partial<Called>, { sender?: string }, string]>([
  ["a counter-proposal", { method: "COUNTER" }, {}, {}, "counter"],
  ["an invitation of their own", { method: "REQUEST" }, {}, {}, "other-method"],
  ["a wish to get it again", { method: "REFRESH" }, {}, {}, "other-method"],
  ["another session", { uid: "other@renkei" }, {}, {}, "unknown-uid"],
  ["another sender", {}, {}, { sender: "who@example.jp" }, "forged-sender"],
  ["no sender at all", {}, {}, { sender: "" }, "forged-sender"],
  ["nobody in it", { attendees: [] }, {}, {}, "other-attendee"],
  [
    "someone it was forwarded to",
    { attendees: [attendee({ address: "who@example.jp" })] },
    {},
    { sender: "who@example.jp" },
    "other-attendee",
  ],
  [
    "a delegate nobody knows",
    {
      attendees: [
        attendee({ partstat: "DELEGATED" }),
        attendee({ address: "who@example.jp", delegatedFrom: [HANAKO] }),
      ],
    },
    {},
    { sender: "who@example.jp" },
    "unknown-delegate",
  ],
  ["a delegation", { attendees: [attendee({ partstat: "DELEGATED" })] }, {}, {}, "delegated"],
  ["no answer in it", { attendees: [attendee({ partstat: "NEEDS-ACTION" })] }, {}, {}, "no-answer"],
  ["an answer nobody knows", { attendees: [attendee({ partstat: "X-MAYBE" })] }, {}, {}, "no-answer"],
  ["an answer to what was before", { sequence: 0 }, {}, {}, "outdated"],
  [
    "one written before the answer that holds",
    {},
    { standing: "absent", answeredElsewhereAt: at("09:30") },
    {},
    "answered-since",
  ],
])("%s goes to a person", (_, fields, facts, from, reason) => {
  expect(decide(fields, facts, from)).toMatchObject({ kind: "check", reason });
});

test("what came to no address of ours, or to one that was made up, goes to a person", () => {
  const facts = { sender: HANAKO, called: null, receivedAt };
  expect(decideReply(reply(), { ...facts, forged: false })).toEqual({ kind: "check", reason: "no-tag", order: null });
  expect(decideReply(reply(), { ...facts, forged: true })).toEqual({
    kind: "check",
    reason: "forged-tag",
    order: null,
  });
});

test("an older reply is ignored, the same again too", () => {
  const last = order(1, "09:00");
  expect(decide({ stampedAt: at("08:59") }, { last })).toMatchObject({ kind: "ignore", reason: "older" });
  expect(decide({ sequence: 0, stampedAt: at("09:30") }, { last })).toMatchObject({ kind: "ignore", reason: "older" });
  expect(decide({}, { last })).toMatchObject({ kind: "ignore", reason: "same-again" });
  expect(decide({ stampedAt: at("09:01") }, { last })).toMatchObject({ kind: "record" });
  // The request's own DTSTAMP, sent back once more: what arrived last is what they mean.
  expect(decide({ attendees: [attendee({ partstat: "DECLINED" })] }, { last })).toMatchObject({ answer: "absent" });
  // A new version of the session begins anew, whatever the clocks say.
  expect(decide({ sequence: 2, stampedAt: at("08:00") }, { sequence: 2, last })).toMatchObject({ kind: "record" });
});

test("without a SEQUENCE it is about the session as it stands, without a DTSTAMP as of its arrival", () => {
  expect(decide({ sequence: null, stampedAt: null })).toMatchObject({ kind: "record", order: order(1, "10:00") });
});

test("a clock that runs ahead keeps no later reply out", () => {
  expect(decide({ stampedAt: new Date("2099-01-01T00:00:00Z") })).toMatchObject({ order: order(1, "10:00") });
});

test("the answer that holds, said again from an older reply, is no doubt", () => {
  expect(decide({}, { standing: "attending", answeredElsewhereAt: at("09:30") })).toMatchObject({ kind: "record" });
});

const instants = fc.integer({ min: 0, max: 100 }).map((minutes) => new Date(receivedAt.getTime() - minutes * 60_000));
const stamps = fc.record({ sequence: fc.integer({ min: 0, max: 2 }), stampedAt: instants });
// Few instants, so that many replies are equal in order, as of clients that send the request's DTSTAMP back.
const echoed = fc.record({ sequence: fc.constant(0), stampedAt: fc.constantFrom(at("08:00"), at("09:00")) });
const partstats = fc.constantFrom("ACCEPTED", "DECLINED", "TENTATIVE");
const arriving = fc.array(
  fc.tuple(fc.oneof(stamps, echoed), partstats).map(([stamp, partstat]) => ({ ...stamp, partstat })),
  { minLength: 1, maxLength: 10 },
);

test("in whatever order replies arrive, what holds is the newest; of those equal in order, the last to arrive", () => {
  fc.assert(
    fc.property(arriving, fc.constantFrom(HANAKO, DAIRI), (mails, sender) => {
      let last: KnownReply | null = null;
      for (const { partstat, ...stamp } of mails) {
        const people = [attendee({ address: sender, partstat })];
        const decision = decide({ ...stamp, attendees: people }, { sequence: 0, last }, { sender });
        if (decision.kind === "ignore") {
          // What is ignored is older, or says what holds already.
          const later: number = last ? compareOrder(decision.order, last) : 1;
          expect(decision.reason === "older" ? later < 0 : later === 0 && last?.partstat === partstat).toBe(true);
        } else last = decision.kind === "check" ? (decision.order ?? last) : decision.order;
      }
      const newest = mails.reduce((a, b) => (compareOrder(b, a) >= 0 ? b : a));
      expect(last).toEqual(newest);
    }),
  );
});

test("what was taken changes nothing when it comes once more", () => {
  fc.assert(
    fc.property(arriving, (mails) => {
      let last: KnownReply | null = null;
      for (const { partstat, ...stamp } of mails) {
        const said = { ...stamp, attendees: [attendee({ partstat })] };
        const decision = decide(said, { sequence: 0, last });
        if (decision.kind === "ignore") continue;
        last = decision.order;
        expect(decide(said, { sequence: 0, last })).toMatchObject({ kind: "ignore", reason: "same-again" });
      }
    }),
  );
});

test("nobody but the person invited, by their own address, ever gives an answer", () => {
  const addresses = fc.constantFrom(HANAKO, DAIRI, "who@example.jp", "");
  fc.assert(
    fc.property(
      addresses,
      fc.array(fc.record({ address: addresses, delegatedFrom: fc.array(addresses, { maxLength: 1 }) }), {
        maxLength: 3,
      }),
      fc.constantFrom("session@renkei", "other@renkei"),
      fc.constantFrom("REPLY", "COUNTER", "REQUEST", "CANCEL"),
      (sender, people, uid, method) => {
        const decision = decide({ uid, method, attendees: people.map((each) => attendee(each)) }, {}, { sender });
        const theirs = [HANAKO, DAIRI].includes(sender) && people.some(({ address }) => address === sender);
        const takes = theirs && uid === called.uid && method === "REPLY";
        expect(decision.kind).toBe(!takes ? "check" : sender === HANAKO ? "record" : "recordProxy");
        // What is surely nobody's leaves no mark that would keep the real one out.
        if (decision.kind === "check" && !theirs) expect(decision.order).toBeNull();
      },
    ),
  );
});

test("whom they asked to come instead is named once", () => {
  const to = ["a@example.jp", "b@example.jp", "a@example.jp"];
  expect(delegatesIn(reply({ attendees: [attendee({ delegatedTo: to })] }))).toEqual(["a@example.jp", "b@example.jp"]);
});

test("words come from the comment, and from the mail only where nothing else stands in it", () => {
  expect(wordsIn(reply({ comment: "遅れます\u0007" }), "本文")).toBe("遅れます");
  expect(wordsIn(reply({ product: "-//Google Inc" }), "花子が承諾しました。")).toBeNull();
  const outlook = reply({ product: "Microsoft Exchange Server 2010" });
  expect(wordsIn(outlook, "30分遅れます。\r\n\r\n-----元の予定-----\r\n差出人: 保健所")).toBe("30分遅れます。");
  expect(wordsIn(outlook, "  ")).toBeNull();
  expect(wordsIn(outlook, "あ".repeat(5000))).toHaveLength(1000);
});
