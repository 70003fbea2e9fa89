import type { Tx } from "#app/adapters/db/database.server.ts";
import { findInvitation } from "#app/adapters/db/invitation-store.server.ts";
import { lockSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import type { AttendanceMode } from "#app/domain/attendance.ts";
import type { DeskWay } from "#app/domain/contact.ts";
import { may } from "#app/domain/permission.ts";
import { type Result, refuse } from "#app/domain/result.ts";
import type { RsvpInput, RsvpRefusal } from "#app/domain/rsvp.ts";
import { aboutSession, auditStaff, type StaffContext, transact } from "../context.ts";
import { type RecordedResponse, recordResponse, seatFor } from "./record-response.ts";

/**
 * Records an answer that reached the desk by phone or FAX, by the same rules; after the deadline too. It
 * gives any seat that is free and held for nobody, whoever waits; where there is none, `addSeat` adds one to the limit
 * for this person, so that a guest sits down before those who wait and takes nobody's seat.
 */
export async function enterResponse(
  ctx: StaffContext,
  {
    sessionId,
    invitationId,
    via,
    addSeat = false,
    ...input
  }: RsvpInput & { sessionId: string; invitationId: string; via: DeskWay; addSeat?: boolean },
): Promise<Result<RecordedResponse, RsvpRefusal | "not-found" | "forbidden">> {
  const result = await transact(ctx, async (tx) => {
    const session = await lockSession(tx, ctx.actor.prefectureId, sessionId);
    const invitation = session && (await findInvitation(tx, session.id, invitationId));
    if (!session || !invitation) return refuse("not-found");
    if (!may(ctx.actor, "response.enter", session)) return refuse("forbidden");
    const { mode, seated } = await seatFor(tx, session, invitation, input.answer, via);
    const raised = addSeat && mode && !seated ? await addSeatTo(ctx, tx, session, mode) : session;
    return recordResponse(ctx, tx, raised, invitation, input, {
      via,
      enteredById: ctx.actor.userId,
      actor: { kind: "staff", actor: ctx.actor },
    });
  });
  // Whoever waits for the seat given up has a mail.
  if (result.ok) ctx.wakeMailer();
  return result;
}

/** The session with one seat more of a mode that has a limit. */
async function addSeatTo(
  ctx: StaffContext,
  tx: Tx,
  session: SessionWithPlan,
  mode: AttendanceMode,
): Promise<SessionWithPlan> {
  const limit = mode === "online" ? "onlineCapacity" : "capacity";
  const before = { [limit]: session[limit] };
  const after = { [limit]: (session[limit] ?? 0) + 1 };
  await tx.session.update({ where: { id: session.id }, data: { ...after, version: { increment: 1 } } });
  await auditStaff(ctx, tx, { ...aboutSession(session), action: "session.addSeat", before, after });
  return { ...session, ...after };
}
