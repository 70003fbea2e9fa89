import { expect, test } from "vitest";
import { replyTag } from "#app/adapters/auth/reply-tag.server.ts";
import { tagged } from "#app/domain/reply-address.ts";
import { receiveMail } from "#app/use-cases/inbound/receive-mail.ts";
import { respondToInvitation } from "#app/use-cases/invitations/respond-to-invitation.ts";
import { erasePerson } from "#app/use-cases/people/erase-person.ts";
import { showEverything } from "#app/use-cases/people/export-person.ts";
import { answerAsProxy } from "#app/use-cases/proxies/answer-as-proxy.ts";
import { testContext } from "#tests/support/context.ts";
import { dump } from "#tests/support/dump.ts";
import {
  asStaff,
  createCenter,
  createInvitation,
  createPerson,
  createSession,
  tokenOf,
} from "#tests/support/factories.ts";
import { deliveryReport, writtenReply } from "#tests/support/replies.ts";

const OFFICE = "info@office.example.jp";

/**
 * 浜中 春子, with an address of her own and her office's; she was named to stand in, came for somebody, applied as a
 * contact and wrote mails. 浜中 夏子 shares the office's address.
 */
async function exchanged() {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const { prefectureId } = center;
  const desk = await asStaff(ctx, center);
  const session = await createSession(ctx, center);
  const haruko = await createPerson(ctx, center, { name: "浜中 春子", email: "Haruko@Home.example.jp" });
  const natsuko = await createPerson(ctx, center, { name: "浜中 夏子", email: OFFICE });
  const member = await createInvitation(ctx, session, await createPerson(ctx, center, { name: "会員 一郎" }));
  const natsukos = await createInvitation(ctx, session, natsuko);
  const respond = (invitation: typeof member, proxy: { name: string; email: string }) =>
    respondToInvitation(ctx, {
      ...{ token: tokenOf(ctx, invitation), address: "::1", answer: "proxy", message: null },
      proxy: { ...proxy, title: null, organization: null },
    });
  await respond(member, { name: "浜中春子", email: " haruko@home.example.jp" });
  const [proxy] = await ctx.db.proxy.findMany();
  if (!proxy) throw new Error("nobody stands in");
  const [toProxy] = await ctx.db.outboxMail.findMany({ where: { proxyId: proxy.id } });
  await answerAsProxy(ctx, { token: tokenOf(ctx, proxy), address: "::1", answer: "declined" });
  await ctx.db.attendance.create({
    data: {
      ...{ prefectureId, sessionId: session.id, invitationId: member.id, role: "proxy" },
      ...{ name: "浜中　春子", organizationName: "役場", representing: "会員 一郎" },
    },
  });
  await ctx.db.recruitment.create({
    data: { sessionId: session.id, prefectureId, closesOn: "2026-06-30", purpose: "受付", createdAt: ctx.now() },
  });
  const applied = (contactName: string, contactEmail: string, tokenHash: string) =>
    ctx.db.application.create({
      data: {
        ...{
          prefectureId,
          sessionId: session.id,
          organizationName: "役場",
          organizationKey: "役場",
          appliedAt: ctx.now(),
        },
        ...{ contactName, contactEmail, tokenHash, contactPhone: "0153-00-0000" },
        applicants: { create: { position: 0, name: contactName, email: contactEmail, mode: "onSite" } },
      },
    });
  await applied("浜中　春子", "HARUKO@home.example.jp", "hers");
  await applied("浜中 夏子", OFFICE, "natsukos");
  let uid = 0;
  const receive = async (bytes: Buffer) => {
    uid += 1;
    const mail = { uid, arrivedAt: ctx.now(), bytes, byteSize: bytes.length, whole: true };
    await receiveMail(ctx, { mailbox: "renkei", uidValidity: "1" }, mail);
  };
  const plain = { organizer: ctx.settings.mailFrom };
  await receive(writtenReply({ ...plain, attendee: "haruko@home.example.jp" }, "春子です"));
  const organizer = tagged(ctx.settings.mailFrom, replyTag(ctx.settings.secret, natsukos.id));
  await receive(writtenReply({ organizer, attendee: OFFICE }, "夏子です"));
  const messageId = toProxy?.messageId ?? "";
  await receive(deliveryReport({ returnedTo: ctx.settings.mailFrom, recipient: "haruko@home.example.jp", messageId }));
  const inbound = () => ctx.db.inboundMail.findMany({ orderBy: { uid: "asc" } });
  return { ctx, desk, session, haruko, natsuko, natsukos, respond, inbound };
}

const TRACES = /haruko|春子/i;

test("an erasure reaches all that the exchange keeps of somebody, and nothing of who shares an address", async () => {
  const { ctx, desk, haruko, inbound } = await exchanged();
  expect(JSON.stringify(dump(ctx)).match(new RegExp(TRACES, "gi"))?.length).toBeGreaterThan(20);
  const shown = await showEverything(desk, haruko.id);
  expect(shown).toMatchObject({
    ok: true,
    value: { standIns: [{ state: "declined" }], appliedAs: [{ contactName: "浜中　春子" }], received: [{}] },
  });
  expect(await erasePerson(desk, { id: haruko.id, typedName: "浜中春子" })).toMatchObject({ ok: true });
  expect(JSON.stringify(dump(ctx))).not.toMatch(TRACES);
  expect((await inbound()).map(({ fromAddress, sha256 }) => [fromAddress, sha256 === ""])).toEqual([
    ["", true],
    [OFFICE, false],
    ["", true],
  ]);
  expect(await ctx.db.application.findMany({ orderBy: { contactEmail: "desc" } })).toMatchObject([
    { contactName: "浜中 夏子", contactEmail: OFFICE },
    { contactEmail: "", contactPhone: null },
  ]);
  // What the member was told stays theirs, without the name.
  expect(await ctx.db.outboxMail.findFirst({ where: { kind: "proxyDeclined" } })).toMatchObject({
    toName: "会員 一郎",
    text: "",
  });
});

test("who shares an office's address is not erased with a colleague, nor shown to them", async () => {
  const { ctx, desk, session, haruko, natsuko, natsukos, respond, inbound } = await exchanged();
  // On file with the office's address too, and named by it: the name tells which of the two is meant.
  await ctx.db.person.update({ where: { id: haruko.id }, data: { email: OFFICE } });
  await respond(natsukos, { name: "浜中 秋子", email: OFFICE });
  const shown = await showEverything(desk, haruko.id);
  expect(JSON.stringify(shown)).not.toMatch(/秋子|夏子です/);
  expect(shown).toMatchObject({ value: { received: [], appliedAs: [] } });
  await ctx.db.session.update({ where: { id: session.id }, data: { state: "cancelled" } });
  expect(await erasePerson(desk, { id: haruko.id, typedName: "浜中春子" })).toMatchObject({ ok: true });
  expect(await ctx.db.person.findUnique({ where: { id: natsuko.id } })).toMatchObject({ email: OFFICE });
  expect(await ctx.db.response.findFirst({ where: { invitationId: natsukos.id } })).toMatchObject({
    proxyName: "浜中 秋子",
    proxyEmail: OFFICE,
  });
  expect((await inbound()).map(({ fromAddress }) => fromAddress)).toContain(OFFICE);
});
