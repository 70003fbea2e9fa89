import type { Tx } from "#app/adapters/db/database.server.ts";
import { findInvitation, keepScan } from "#app/adapters/db/invitation-store.server.ts";
import { lockSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import type { AttendanceMode } from "#app/domain/attendance.ts";
import { takesSeatUnseated } from "#app/domain/capacity.ts";
import type { DeskWay } from "#app/domain/contact.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { RsvpInput, RsvpRefusal } from "#app/domain/rsvp.ts";
import type { Scan } from "#app/domain/scan.ts";
import { aboutSession, auditStaff, type StaffContext, transact } from "../context.ts";
import { tellSeatTaken } from "../seats/tell-seated.ts";
import { type RecordedResponse, recordResponse, seatFor } from "./record-response.ts";

export interface EnteredResponse extends RecordedResponse {
  /** They waited, and have a seat now: told by mail, or by the desk where none reaches them. */
  givenSeat: "mailed" | "byHand" | null;
}

/**
 * Records an answer that reached the desk by phone or FAX, by the same rules; after the deadline too. It
 * gives any seat that is free and held for nobody, whoever waits; where there is none, `addSeat` adds one to the limit
 * for this person, so that a guest sits down before those who wait and takes nobody's seat. `scan`: of the paper it
 * came on, kept with the answer, with the same answer entered before as well.
 */
export async function enterResponse(
  ctx: StaffContext,
  {
    sessionId,
    invitationId,
    via,
    addSeat = false,
    scan = null,
    ...input
  }: RsvpInput & { sessionId: string; invitationId: string; via: DeskWay; addSeat?: boolean; scan?: Scan | null },
): Promise<Result<EnteredResponse, RsvpRefusal | "not-found" | "forbidden">> {
  const result = await transact(
    ctx,
    async (tx): Promise<Result<EnteredResponse, RsvpRefusal | "not-found" | "forbidden">> => {
      const session = await lockSession(tx, ctx.actor.prefectureId, sessionId);
      const invitation = session && (await findInvitation(tx, session.id, invitationId));
      if (!session || !invitation) return refuse("not-found");
      if (!may(ctx.actor, "response.enter", session)) return refuse("forbidden");
      const { mode, seated } = await seatFor(tx, session, invitation, input.answer, via);
      const raised = addSeat && mode && !seated ? await addSeatTo(ctx, tx, session, mode) : session;
      const recorded = await recordResponse(ctx, tx, raised, invitation, input, {
        via,
        enteredById: ctx.actor.userId,
        actor: { kind: "staff", actor: ctx.actor },
      });
      if (!recorded.ok) return recorded;
      if (scan) await attachScan(ctx, tx, session, { invitationId, scan });
      const { id, currentResponse: before } = invitation;
      const after = recorded.value;
      const mails = await tellSeatTaken(ctx, tx, session, { id, before, after }, via);
      const isGiven = takesSeatUnseated(before) && after.seated && mode !== null;
      return ok({ ...after, givenSeat: isGiven ? (mails > 0 ? "mailed" : "byHand") : null });
    },
  );
  // Whoever waits for the seat given up has a mail, or who was given one.
  if (result.ok) ctx.wakeMailer();
  return result;
}

async function attachScan(
  ctx: StaffContext,
  tx: Tx,
  session: SessionWithPlan,
  { invitationId, scan }: { invitationId: string; scan: Scan },
): Promise<void> {
  const responseId = (await findInvitation(tx, session.id, invitationId))?.currentResponseId;
  if (!responseId) throw new Error(`no answer of ${invitationId} to keep a scan with`);
  await keepScan(tx, responseId, scan);
  await auditStaff(ctx, tx, { ...aboutSession(session), action: "response.scan", after: { invitationId, responseId } });
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
