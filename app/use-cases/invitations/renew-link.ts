import { findInvitation } from "#app/adapters/db/invitation-store.server.ts";
import { lockSession } from "#app/adapters/db/session-store.server.ts";
import { callOfApplicant } from "#app/domain/capacity.ts";
import { contactWay, mailAddress } from "#app/domain/contact.ts";
import { toldTo } from "#app/domain/join-request.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { type RsvpRefusal, rsvpClosed } from "#app/domain/rsvp.ts";
import { isOn } from "#app/domain/session.ts";
import { aboutSession, auditStaff, type StaffContext, transact } from "../context.ts";
import { tellApplicant } from "../seats/tell-applicant.ts";
import { callByNewLink } from "./mail-invitation.ts";

export type RenewRefusal = "not-found" | "forbidden" | RsvpRefusal;

/**
 * Gives a person a new link, which ends the old one, and sends it where they have a mail address, as it is on
 * file now; whoever applied is not asked to answer. Answers given so far stay.
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

    const { id, person, applicant, currentResponse } = invitation;
    const [email, reachedBy] = [mailAddress(person), contactWay(person)];
    // Once it has begun there is no more news of seats.
    const hasApplied =
      currentResponse && isOn(session, now) && callOfApplicant({ applicant, ...currentResponse }, session.format);
    const told = toldTo({ ...session, startsAt }, invitation);
    const tokenGeneration = await callByNewLink(
      ctx,
      tx,
      told,
      { ...invitation, invitationId: id, email },
      { reachedBy },
      hasApplied ? (ctx) => tellApplicant(ctx, tx, session, { ...currentResponse, id }) : undefined,
    );
    await auditStaff(ctx, tx, {
      ...aboutSession(session),
      action: "invitation.renewLink",
      subject: "Invitation",
      subjectId: id,
      before: { tokenGeneration: invitation.tokenGeneration, reachedBy: invitation.reachedBy },
      after: { tokenGeneration, reachedBy },
    });
    return ok({ mailed: email !== null });
  });
  if (result.ok && result.value.mailed) ctx.wakeMailer();
  return result;
}
