import { findInbound, setChecked } from "#app/adapters/db/inbound-store.server.ts";
import { findInvitation } from "#app/adapters/db/invitation-store.server.ts";
import { lockSession } from "#app/adapters/db/session-store.server.ts";
import { saysOwnAnswer } from "#app/domain/inbound-mail.ts";
import { may } from "#app/domain/permission.ts";
import { type Result, refuse } from "#app/domain/result.ts";
import type { RsvpAnswer, RsvpRefusal } from "#app/domain/rsvp.ts";
import { aboutSession, auditStaff, type StaffContext, transact } from "../context.ts";
import { type RecordedResponse, recordResponse } from "../invitations/record-response.ts";
import { tellSeatTaken } from "../seats/tell-seated.ts";
import { tellWaiting } from "../seats/tell-waiting.ts";
import type { CheckRefusal } from "./check-inbound.ts";
import { mayInbound } from "./inbound-scope.ts";
import { wroteThemselves } from "./show-inbound.ts";

/**
 * Records the answer that a mail asks for, as the desk reads it, and takes the mail off the list. Who is to wait for a
 * seat is told by mail, as they asked by mail.
 */
export async function answerFromMail(
  ctx: StaffContext,
  { id, answer }: { id: string; answer: Exclude<RsvpAnswer, "proxy"> },
): Promise<Result<RecordedResponse, CheckRefusal | RsvpRefusal>> {
  const result = await transact(ctx, async (tx): Promise<Result<RecordedResponse, CheckRefusal | RsvpRefusal>> => {
    const mail = await findInbound(tx, id);
    if (!mail || !mayInbound(ctx.actor, "inbound.read", mail)) return refuse("not-found");
    const { sessionId, invitationId, prefectureId, reason } = mail;
    const session = sessionId && prefectureId ? await lockSession(tx, prefectureId, sessionId) : null;
    const invitation = session && invitationId && (await findInvitation(tx, session.id, invitationId));
    if (!session || !invitation || !saysOwnAnswer(reason)) return refuse("not-found");
    if (!(await wroteThemselves(tx, mail))) return refuse("not-found");
    if (!mayInbound(ctx.actor, "inbound.check", mail) || !may(ctx.actor, "response.enter", session)) {
      return refuse("forbidden");
    }
    const before = invitation.currentResponse;
    const given = { answer, proxy: null, message: before?.answer === answer ? before.message : null };
    const by = {
      via: "desk" as const,
      enteredById: ctx.actor.userId,
      actor: { kind: "staff" as const, actor: ctx.actor },
    };
    const recorded = await recordResponse(ctx, tx, session, invitation, given, by);
    if (!recorded.ok) return recorded;
    if (!(await setChecked(tx, id, { at: ctx.now(), byId: ctx.actor.userId }))) return refuse("checked-meanwhile");
    if (!recorded.value.seated) await tellWaiting(ctx, tx, session, invitation);
    await tellSeatTaken(ctx, tx, session, { id: invitation.id, before, after: recorded.value }, by.via);
    await auditStaff(ctx, tx, {
      ...aboutSession(session),
      action: "inbound.check",
      ...{ subject: "InboundMail", subjectId: id },
      ...{ before: { state: mail.state, reason }, after: { outcome: "entered" } },
    });
    return recorded;
  });
  if (result.ok) ctx.wakeMailer();
  return result;
}
