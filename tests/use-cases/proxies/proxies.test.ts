import { expect, onTestFinished, test } from "vitest";
import { openTransport } from "#app/adapters/mail/transport.server.ts";
import type { ProxyPolicy } from "#app/domain/proxy.ts";
import type { RsvpInput } from "#app/domain/rsvp.ts";
import { respondToInvitation } from "#app/use-cases/invitations/respond-to-invitation.ts";
import { showInvitation } from "#app/use-cases/invitations/show-invitation.ts";
import { answerAsProxy } from "#app/use-cases/proxies/answer-as-proxy.ts";
import { renewProxyLink } from "#app/use-cases/proxies/renew-proxy-link.ts";
import { showProxy } from "#app/use-cases/proxies/show-proxy.ts";
import { logicalLines } from "#tests/support/calendar.ts";
import { testContext } from "#tests/support/context.ts";
import { deliverNextMail } from "#tests/support/deliver-next-mail.ts";
import { records } from "#tests/support/dump.ts";
import {
  asStaff,
  createCenter,
  createInvitation,
  createPerson,
  createSession,
  tokenOf,
} from "#tests/support/factories.ts";
import { startSmtp } from "#tests/support/smtp.ts";

const ICHIRO = { name: "代理 一郎", title: "副院長", organization: null, email: "ichiro@example.jp" };

async function called(policy?: ProxyPolicy) {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const session = await createSession(ctx, center, { answerBy: "2026-06-20" });
  const { prefectureId, id: centerId } = center;
  if (policy) {
    const body = await ctx.db.body.create({
      data: { prefectureId, centerId, kind: "協議会", name: "会議体", proxyPolicy: policy },
    });
    await ctx.db.sessionBody.create({ data: { sessionId: session.id, bodyId: body.id, position: 0 } });
  }
  const person = await createPerson(ctx, center, { email: "member@example.jp" });
  const invitation = await createInvitation(ctx, session, person, { organizationName: "釧路病院" });
  const token = tokenOf(ctx, invitation);
  const respond = (input: Partial<RsvpInput>) =>
    respondToInvitation(ctx, { answer: "proxy", proxy: ICHIRO, message: null, ...input, token, address: "a" });
  const proxies = () => ctx.db.proxy.findMany({ orderBy: { createdAt: "asc" }, include: { response: true } });
  const mails = () =>
    ctx.db.outboxMail.findMany({
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      include: { calendarMessage: true },
    });
  const link = async () => {
    const live = (await proxies()).at(-1);
    if (!live) throw new Error("no proxy");
    return tokenOf(ctx, live);
  };
  return { ctx, center, session, person, invitation, token, respond, proxies, mails, link };
}

test("whoever is named gets a mail, a link and the session for their calendar, by a real server", async () => {
  const w = await called();
  expect(await w.respond({})).toMatchObject({ ok: true, value: { answer: "proxy" } });
  const smtp = await startSmtp();
  const transport = openTransport(smtp.url);
  onTestFinished(() => transport.close());
  expect(await deliverNextMail(w.ctx, transport, "test")).toMatchObject({ outcome: "sent" });
  const received = smtp.received[0];
  expect(received?.to).toEqual(["ichiro@example.jp"]);
  expect(received?.parsed.text).toContain(`https://renkei.example.jp/proxy/${await w.link()}`);
  expect(received?.parsed.text).toContain("釧路 花子様の代理");
  const file = received?.parsed.attachments.find(({ contentType }) => contentType === "application/ics");
  const lines = logicalLines(file?.content.toString() ?? "").join("\n");
  expect(lines).toContain("METHOD:REQUEST");
  expect(lines).toContain(`UID:${w.session.icalUid}`);
  expect(lines).toMatch(/ATTENDEE.*mailto:ichiro@example\.jp/i);
  expect(lines).not.toContain("member@example.jp");
});

test("the same answer again changes nothing; another word of the same answer calls nobody anew", async () => {
  const w = await called();
  await w.respond({});
  const before = records(w.ctx);
  await w.respond({});
  expect(records(w.ctx)).toEqual(before);
  await w.respond({ message: "お願いします" });
  expect(await w.proxies()).toMatchObject([{ state: "named", response: { message: "お願いします" } }]);
  expect(await w.mails()).toHaveLength(1);
});

test("another proxy ends the former, who is told and whose calendar loses it; so does another answer", async () => {
  const w = await called();
  await w.respond({});
  const former = await w.link();
  w.ctx.at("2026-06-02T09:00:00+09:00");
  await w.respond({ proxy: { ...ICHIRO, name: "代理 二郎", email: "jiro@example.jp" } });
  w.ctx.at("2026-06-03T09:00:00+09:00");
  await w.respond({ answer: "attending", proxy: null });
  expect((await w.proxies()).map(({ state }) => state)).toEqual(["ended", "ended"]);
  const told = (await w.mails()).map((mail) => [mail.kind, mail.toAddress, mail.calendarMessage?.method]);
  expect(told).toEqual([
    ["proxyInvitation", "ichiro@example.jp", "REQUEST"],
    ["proxyEnded", "ichiro@example.jp", "CANCEL"],
    ["proxyInvitation", "jiro@example.jp", "REQUEST"],
    ["proxyEnded", "jiro@example.jp", "CANCEL"],
  ]);
  const sequences = (await w.mails()).map(({ calendarMessage }) => calendarMessage?.sequence);
  expect(sequences).toEqual([0, 1, 0, 1]);
  expect(await showProxy(w.ctx, former)).toMatchObject({ ok: true, value: { state: "ended", details: null } });
  expect(await answerAsProxy(w.ctx, { token: former, address: "a", answer: "accepted" })).toMatchObject({
    error: "link-ended",
  });
});

test("named again, the same address gets the session above what took it out", async () => {
  const w = await called();
  await w.respond({});
  w.ctx.at("2026-06-02T09:00:00+09:00");
  await w.respond({ answer: "absent", proxy: null });
  w.ctx.at("2026-06-03T09:00:00+09:00");
  await w.respond({});
  expect((await w.mails()).map(({ calendarMessage }) => calendarMessage?.sequence)).toEqual([0, 1, 2]);
});

test("looking changes nothing; accepting is kept; declining makes the member absent and asks them anew", async () => {
  const w = await called();
  await w.respond({});
  const token = await w.link();
  const before = records(w.ctx);
  expect(await showProxy(w.ctx, token)).toMatchObject({
    value: { state: "named", details: { member: { name: "釧路 花子" }, proxy: { name: "代理 一郎" } } },
  });
  expect(records(w.ctx)).toEqual(before);
  expect(await answerAsProxy(w.ctx, { token, address: "a", answer: "accepted" })).toMatchObject({ ok: true });
  expect(await showInvitation(w.ctx, w.token)).toMatchObject({ value: { invitee: { proxy: { state: "accepted" } } } });
  // After the deadline the member, asked anew, may still give any answer.
  w.ctx.at("2026-06-25T09:00:00+09:00");
  expect(await answerAsProxy(w.ctx, { token, address: "a", answer: "declined" })).toMatchObject({ ok: true });
  const current = await w.ctx.db.invitation.findFirstOrThrow({ include: { currentResponse: true } });
  expect(current.currentResponse).toMatchObject({ answer: "absent", via: "proxy", proxyName: null });
  expect((await w.mails()).slice(1).map(({ kind, toAddress }) => [kind, toAddress])).toEqual([
    ["proxyEnded", "ichiro@example.jp"],
    ["proxyDeclined", "member@example.jp"],
  ]);
  const after = records(w.ctx);
  expect(await answerAsProxy(w.ctx, { token, address: "a", answer: "declined" })).toMatchObject({ ok: true });
  expect(records(w.ctx)).toEqual(after);
  expect(await w.respond({ answer: "attending", proxy: null })).toMatchObject({ ok: true, value: { late: false } });
});

test("by the body's rule: not at all, or only of the same organization", async () => {
  const none = await called("notAllowed");
  expect(await showInvitation(none.ctx, none.token)).toMatchObject({
    value: { invitee: { offered: ["attending", "absent"] } },
  });
  expect(await none.respond({})).toEqual({ ok: false, error: "proxy-not-allowed" });
  const same = await called("sameOrganization");
  const elsewhere = { ...ICHIRO, organization: "別の機関" };
  expect(await same.respond({ proxy: elsewhere })).toEqual({ ok: false, error: "proxy-other-organization" });
  expect(await same.respond({})).toMatchObject({ ok: true, value: { proxyOrganization: "釧路病院" } });
});

test("who is called themselves keeps their own entry, and the member is warned", async () => {
  const w = await called();
  const own = await createPerson(w.ctx, w.center, { name: "代理 一郎", email: "Ichiro@example.jp" });
  await createInvitation(w.ctx, w.session, own, { organizationName: "釧路病院", position: 2 });
  await w.respond({});
  w.ctx.at("2026-06-02T09:00:00+09:00");
  expect(await showInvitation(w.ctx, w.token)).toMatchObject({
    value: { invitee: { proxy: { calledToo: ["代理 一郎"] } } },
  });
  await w.respond({ answer: "absent", proxy: null });
  expect((await w.mails()).map(({ kind, calendarMessage }) => [kind, calendarMessage])).toEqual([
    ["proxyInvitation", null],
    ["proxyEnded", null],
  ]);
});

test("a new link ends the old one and goes out again", async () => {
  const w = await called();
  await w.respond({});
  const old = await w.link();
  const staff = await asStaff(w.ctx, w.center);
  const ids = { sessionId: w.session.id, invitationId: w.invitation.id };
  expect(await renewProxyLink(staff, ids)).toEqual({ ok: true, value: { mailed: true } });
  expect(await showProxy(w.ctx, old)).toEqual({ ok: false, error: "unknown-link" });
  expect(await showProxy(w.ctx, await w.link())).toMatchObject({ ok: true });
  expect((await w.mails()).map(({ tokenGeneration }) => tokenGeneration)).toEqual([0, 1]);
});
