import { replyTag } from "#app/adapters/auth/reply-tag.server.ts";
import type { Prisma } from "#app/adapters/db/database.server.ts";
import { queueMail } from "#app/adapters/db/outbox-store.server.ts";
import { tagged } from "#app/domain/reply-address.ts";
import { receiveMail } from "#app/use-cases/inbound/receive-mail.ts";
import { respondToInvitation } from "#app/use-cases/invitations/respond-to-invitation.ts";
import { type TestContext, testContext } from "#tests/support/context.ts";
import { createCenter, createInvitation, createPerson, createSession, tokenOf } from "#tests/support/factories.ts";
import type { ReplyFacts } from "#tests/support/replies.ts";

export const folder = { mailbox: "renkei@localhost/INBOX", uidValidity: "1" };
export const HANAKO = "hanako@clinic.example.jp";

/** A session that 釧路 花子 is called to, and the mailbox into which replies fall. */
export async function called(session: Partial<Prisma.SessionUncheckedCreateInput> = {}) {
  const ctx = testContext({ now: "2026-06-03T09:00:00+09:00" });
  const center = await createCenter(ctx);
  const coming = await createSession(ctx, center, session);
  const person = await createPerson(ctx, center, { email: "Hanako@Clinic.example.jp" });
  const sentAt = new Date("2026-05-20T09:00:00+09:00");
  const invitation = await createInvitation(ctx, coming, person, { sentAt });
  const organizer = tagged(ctx.settings.mailFrom, replyTag(ctx.settings.secret, invitation.id));
  const facts: ReplyFacts = { uid: coming.icalUid, organizer, attendee: HANAKO };
  let uid = 0;
  const receive = (bytes: Buffer, more: { uid?: number; uidValidity?: string; whole?: boolean } = {}) => {
    uid += 1;
    const { uidValidity = folder.uidValidity, ...mail } = more;
    const arrived = { uid, arrivedAt: ctx.now(), bytes, byteSize: bytes.length, whole: true, ...mail };
    return receiveMail(ctx, { ...folder, uidValidity }, arrived);
  };
  const answers = () =>
    ctx.db.response.findMany({ where: { invitationId: invitation.id }, orderBy: { answeredAt: "asc" } });
  const last = () => ctx.db.inboundMail.findFirstOrThrow({ orderBy: { id: "desc" } });
  const mails = () => ctx.db.outboxMail.findMany({ orderBy: { id: "asc" } });
  return { ctx, center, session: coming, person, invitation, facts, receive, answers, last, mails };
}

/** A mail that went out for the invitation. */
export function sentMail(
  ctx: TestContext,
  { session, invitation, to }: { session: Sent; invitation: { id: string }; to: string },
) {
  return queueMail(
    ctx.db,
    {
      ...{ prefectureId: session.prefectureId, centerId: session.centerId, sessionId: session.id },
      ...{
        invitationId: invitation.id,
        tokenGeneration: 0,
        sequence: 0,
        kind: "invitation",
        fromName: "保健所",
        replyTo: null,
      },
      ...{ toName: "釧路 花子", toAddress: to, subject: "案内", text: "", html: "", calendar: null },
    },
    { now: ctx.now(), mailFrom: ctx.settings.mailFrom },
  );
}
type Sent = { id: string; prefectureId: string; centerId: string };

const ICHIRO = { name: "代理 一郎", title: null, organization: null, email: "Ichiro@example.jp" };

/** The same, with somebody named to stand in. */
export async function represented() {
  const world = await called();
  const { ctx, invitation, facts } = world;
  const respond = (answer: "proxy" | "attending") =>
    respondToInvitation(ctx, {
      ...{ token: tokenOf(ctx, invitation), address: "::1", message: null },
      ...{ answer, proxy: answer === "proxy" ? ICHIRO : null },
    });
  await respond("proxy");
  const theirs: ReplyFacts = { ...facts, attendee: "ichiro@example.jp" };
  const proxy = () => ctx.db.proxy.findFirstOrThrow({ orderBy: { createdAt: "desc" } });
  return { ...world, respond, theirs, proxy };
}
