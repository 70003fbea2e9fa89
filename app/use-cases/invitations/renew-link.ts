import { linkToken, tokenHash } from "#app/adapters/auth/link-token.server.ts";
import { findSentCalendar } from "#app/adapters/db/change-store.server.ts";
import { findInvitation } from "#app/adapters/db/invitation-store.server.ts";
import { queueMail } from "#app/adapters/db/outbox-store.server.ts";
import { lockSession } from "#app/adapters/db/session-store.server.ts";
import { sequenceFor } from "#app/domain/change.ts";
import { contactWay } from "#app/domain/contact.ts";
import { toldTo } from "#app/domain/join-request.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { type RsvpRefusal, rsvpClosed } from "#app/domain/rsvp.ts";
import { aboutSession, auditStaff, type StaffContext, transact } from "../context.ts";
import { writeInvitation } from "./write-invitation.ts";

export type RenewRefusal = "not-found" | "forbidden" | RsvpRefusal;

/**
 * Gives a person a new link, which ends the old one, and sends it where they have a mail address, as it is on
 * file now. Answers given so far stay.
 */
export async function renewLink(
  ctx: StaffContext,
  input: { sessionId: string; invitationId: string },
): Promise<Result<{ mailed: boolean }, RenewRefusal>> {
  const now = ctx.now();
  const result = await transact(ctx, async (tx) => {
    const session = await lockSession(tx, ctx.actor.prefectureId, input.sessionId);
    const invitation = session && (await findInvitation(tx, session.id, input.invitationId));
    if (!session || !invitation) return refuse("not-found");
    if (!may(ctx.actor, "invitation.write", session)) return refuse("forbidden");
    if (invitation.revokedAt) return refuse("link-ended");
    const open = rsvpClosed(session, now);
    if (!open.ok) return open;
    const { startsAt } = session;
    if (!startsAt) return refuse("session-not-open");

    const { id, person } = invitation;
    const tokenGeneration = invitation.tokenGeneration + 1;
    const reachedBy = contactWay(person);
    const hash = tokenHash(linkToken(ctx.settings.secret, { id, tokenGeneration }));
    await tx.invitation.update({
      where: { id },
      data: {
        ...{ tokenGeneration, tokenHash: hash, reachedBy, sentAt: now },
        ...(person.email ? { toldSequence: session.icalSequence, toldAt: now } : {}),
      },
    });
    if (person.email) {
      const sequence = sequenceFor(
        session,
        { toldSequence: invitation.toldSequence, last: await findSentCalendar(tx, id) },
        "REQUEST",
      );
      const to = { ...invitation, invitationId: id, tokenGeneration, email: person.email, sequence };
      const mail = writeInvitation(toldTo({ ...session, startsAt }, invitation), to, { settings: ctx.settings, now });
      await queueMail(tx, mail, { now, mailFrom: ctx.settings.mailFrom });
    }
    await auditStaff(ctx, tx, {
      ...aboutSession(session),
      action: "invitation.renewLink",
      subject: "Invitation",
      subjectId: id,
      before: { tokenGeneration: invitation.tokenGeneration, reachedBy: invitation.reachedBy },
      after: { tokenGeneration, reachedBy },
    });
    return ok({ mailed: person.email !== null });
  });
  if (result.ok && result.value.mailed) ctx.wakeMailer();
  return result;
}
