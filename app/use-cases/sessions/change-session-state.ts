import { countUntold } from "#app/adapters/db/change-store.server.ts";
import { closeOpenPolls } from "#app/adapters/db/poll-store.server.ts";
import { isReportConfirmed, lockSession } from "#app/adapters/db/session-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import {
  type PlanRefusal,
  planRefusals,
  type SessionState,
  type SessionStep,
  type StepRefusal,
  sessionFiscalYear,
  takeStep,
} from "#app/domain/session.ts";
import { aboutSession, auditStaff, type StaffContext, transact } from "../context.ts";

export type ChangeRefusal = "not-found" | "forbidden" | "edited-meanwhile" | StepRefusal | PlanRefusal;

/**
 * Takes a session one step on in its life, with the reason where one is needed. It is closed as held with whatever
 * is recorded: what nobody knows is shown as 不明, not asked for. Tells how many of those called do not know of it.
 */
export function changeSessionState(
  ctx: StaffContext,
  input: {
    id: string;
    step: SessionStep;
    reason?: string | undefined;
    /** Of the session as its page showed it; a step taken on an older one is refused. */
    version?: number | undefined;
  },
): Promise<Result<{ state: SessionState; untold: number }, ChangeRefusal>> {
  return transact(ctx, async (tx) => {
    const session = await lockSession(tx, ctx.actor.prefectureId, input.id);
    if (!session) return refuse("not-found");
    if (!may(ctx.actor, "session.write", session)) return refuse("forbidden");
    if (input.version !== undefined && input.version !== session.version) return refuse("edited-meanwhile");
    const reportConfirmed = await isReportConfirmed(tx, session.centerId, sessionFiscalYear(session));
    const step = takeStep(session, input.step, { now: ctx.now(), reason: input.reason, reportConfirmed });
    if (!step.ok) return step;
    const [refusal] = planRefusals(session, step.value);
    if (refusal) return refuse(refusal);
    const reason = input.step === "cancel" || input.step === "postpone" ? (input.reason ?? "").trim() : null;
    await tx.session.update({
      where: { id: session.id },
      data: {
        state: step.value,
        stateReason: reason,
        icalSequence: { increment: 1 },
        version: { increment: 1 },
      },
    });
    // A date fixed, or given up, is asked for no more.
    await closeOpenPolls(tx, session.id, ctx.now());
    await auditStaff(ctx, tx, {
      ...aboutSession(session),
      action: `session.${input.step}`,
      before: { state: session.state, stateReason: session.stateReason },
      after: { state: step.value, stateReason: reason },
    });
    const { id, prefectureId } = session;
    const untold = await countUntold(tx, { prefectureId, sessionId: id }, ctx.now());
    return ok({ state: step.value, untold: untold.get(id)?.changed ?? 0 });
  });
}
