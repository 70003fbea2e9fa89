import { isReportConfirmed, lockSession } from "#app/adapters/db/session-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { type SessionState, type StepRefusal, sessionFiscalYear, takeStep } from "#app/domain/session.ts";
import { type StaffContext, transact } from "../context.ts";
import { markRecorded } from "./lock-record.ts";

export type CloseRefusal = "not-found" | "forbidden" | StepRefusal;
type Closed = Result<{ state: SessionState }, CloseRefusal>;

/** Closes a session as held, with whatever is recorded: what nobody knows is shown as 不明, not asked for. */
export function closeSession(ctx: StaffContext, input: { sessionId: string }): Promise<Closed> {
  return step(ctx, input.sessionId, "hold");
}

/** Opens a held session again, until the report of its year is confirmed. */
export function reopenSession(ctx: StaffContext, input: { sessionId: string }): Promise<Closed> {
  return step(ctx, input.sessionId, "reopen");
}

function step(ctx: StaffContext, sessionId: string, taken: "hold" | "reopen"): Promise<Closed> {
  return transact(ctx, async (tx): Promise<Closed> => {
    const session = await lockSession(tx, ctx.actor.prefectureId, sessionId);
    if (!session) return refuse("not-found");
    if (!may(ctx.actor, "session.write", session)) return refuse("forbidden");
    const reportConfirmed = await isReportConfirmed(tx, session.centerId, sessionFiscalYear(session));
    const state = takeStep(session, taken, { now: ctx.now(), reportConfirmed });
    if (!state.ok) return state;
    await tx.session.update({
      where: { id: session.id },
      data: { state: state.value, icalSequence: { increment: 1 } },
    });
    await markRecorded(ctx, tx, session, {
      action: `session.${taken}`,
      before: { state: session.state },
      after: { state: state.value },
    });
    return ok({ state: state.value });
  });
}
