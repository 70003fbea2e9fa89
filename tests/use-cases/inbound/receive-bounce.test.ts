import { expect, test } from "vitest";
import { queueMail } from "#app/adapters/db/outbox-store.server.ts";
import { listInbound } from "#app/use-cases/inbound/list-inbound.ts";
import { showInbound } from "#app/use-cases/inbound/show-inbound.ts";
import { asStaff } from "#tests/support/factories.ts";
import { deliveryReport, proseBounce } from "#tests/support/replies.ts";
import { called, HANAKO, represented, sentMail } from "./called-world.ts";

test("a mail that came back marks itself and the address, and is told to the desk", async () => {
  const { ctx, session, invitation, person, facts, receive, last } = await called();
  const id = await sentMail(ctx, { session, invitation, to: HANAKO });
  const { messageId } = await ctx.db.outboxMail.update({ where: { id }, data: { state: "sent", sentAt: ctx.now() } });
  const returned = { returnedTo: facts.organizer, recipient: HANAKO, messageId };
  expect(await receive(deliveryReport({ ...returned, action: "delayed", status: "4.4.1" }))).toBe("ignored");
  expect(await ctx.db.outboxMail.findUnique({ where: { id } })).toMatchObject({ bouncedAt: null });
  expect(await receive(deliveryReport({ ...returned, status: "4.2.2", diagnostic: "452 mailbox full" }))).toBe(
    "toCheck",
  );
  expect(await last()).toMatchObject({ reason: "bounced-for-now", invitationId: invitation.id });
  expect(await ctx.db.person.findUnique({ where: { id: person.id } })).toMatchObject({ emailBouncedAt: null });
  expect(await receive(deliveryReport(returned))).toBe("toCheck");
  expect(await last()).toMatchObject({ reason: "bounced" });
  expect(await ctx.db.outboxMail.findUnique({ where: { id } })).toMatchObject({
    bouncedAt: ctx.now(),
    bounceReason: "4.2.2 452 mailbox full",
  });
  expect(await ctx.db.person.findUnique({ where: { id: person.id } })).toMatchObject({ emailBouncedAt: ctx.now() });
});

test("an address that was changed meanwhile is not held to be dead", async () => {
  const { ctx, session, invitation, person, facts, receive } = await called();
  const id = await sentMail(ctx, { session, invitation, to: HANAKO });
  await ctx.db.outboxMail.update({ where: { id }, data: { sentAt: ctx.now() } });
  await ctx.db.person.update({ where: { id: person.id }, data: { email: "new@example.jp" } });
  // Known by the address it was returned to, where the report does not name the mail.
  const words = "<hanako@clinic.example.jp>:\nSorry, no mailbox here by that name. (#5.1.1)";
  expect(await receive(proseBounce({ returnedTo: facts.organizer, words }))).toBe("toCheck");
  expect(await ctx.db.outboxMail.findUnique({ where: { id } })).toMatchObject({ bouncedAt: ctx.now() });
  expect(await ctx.db.person.findUnique({ where: { id: person.id } })).toMatchObject({ emailBouncedAt: null });
});

test("a report that names no mail of ours marks nothing", async () => {
  const { ctx, person, receive, last } = await called();
  const report = { returnedTo: "renkei@pref.example.jp", recipient: HANAKO, messageId: "<other@example.jp>" };
  expect(await receive(deliveryReport(report))).toBe("toCheck");
  expect(await last()).toMatchObject({ reason: "bounce-unclear", prefectureId: null });
  expect(await ctx.db.person.findUnique({ where: { id: person.id } })).toMatchObject({ emailBouncedAt: null });
});

test("a bounce is known by the mail of ours that came back: a proxy's, an applicant's, a poll's", async () => {
  const { ctx, center, session, receive, last, person, mails } = await represented();
  const [toProxy] = await mails();
  if (!toProxy) throw new Error("the proxy was told");
  const returnedTo = ctx.settings.mailFrom;
  const report = { returnedTo, recipient: "ichiro@example.jp", messageId: toProxy.messageId };
  expect(await receive(deliveryReport(report))).toBe("toCheck");
  expect(await last()).toMatchObject({ reason: "bounced", outboxMailId: toProxy.id, centerId: center.id });
  // Somebody else's address: the member's own is not held to be dead.
  expect(await ctx.db.person.findUnique({ where: { id: person.id } })).toMatchObject({ emailBouncedAt: null });
  const later = deliveryReport({ ...report, action: "delayed", status: "4.4.1" });
  expect(await receive(later)).toBe("ignored");
  expect(await last()).toMatchObject({ reason: "delayed", outboxMailId: toProxy.id });
  expect(await receive(later, { uidValidity: "2" })).toBe("ignored");
  expect(await last()).toMatchObject({ reason: "seen-before", outboxMailId: toProxy.id });

  const desk = await asStaff(ctx, center);
  const applied = await queueMail(
    ctx.db,
    {
      ...{ prefectureId: session.prefectureId, centerId: center.id, sessionId: session.id, invitationId: null },
      ...{ tokenGeneration: 0, sequence: null, kind: "applicationAccepted", fromName: "保健所", replyTo: null },
      ...{ toName: "受講 三郎", toAddress: "saburo@example.jp", subject: "受付", text: "", html: "", calendar: null },
    },
    { now: ctx.now(), mailFrom: ctx.settings.mailFrom },
  );
  const { messageId } = await ctx.db.outboxMail.findUniqueOrThrow({ where: { id: applied } });
  expect(await receive(deliveryReport({ returnedTo, recipient: "saburo@example.jp", messageId }))).toBe("toCheck");
  const { mails: listed } = await listInbound(desk, { state: "toCheck" });
  expect(listed.map(({ outboxMail }) => outboxMail?.toName)).toEqual(["受講 三郎", "代理 一郎"]);
  const shown = await showInbound(desk, listed[1]?.id ?? "");
  expect(shown).toMatchObject({
    value: { bounced: { mailId: toProxy.id, recipient: "Ichiro@example.jp", to: "proxy", personId: null } },
  });
});
