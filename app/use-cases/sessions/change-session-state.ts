import { recordAudit } from "#app/adapters/db/audit-store.server.ts";
import { isReportConfirmed, lockSession } from "#app/adapters/db/session-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import {
  type PlanRefusal,
  planRefusals,
  type SessionState,
  type StepRefusal,
  sessionFiscalYear,
  takeStep,
} from "#app/domain/session.ts";
import { type StaffContext, transact } from "../context.ts";

/** The steps taken on a session's plan; closing and reopening a held one belong to its attendance. */
export const PLAN_STEPS = ["openPoll", "schedule", "cancel", "postpone"] as const;
export type PlanStep = (typeof PLAN_STEPS)[number];

/** Takes a session one step on in its life, with the reason where one is needed. */
export function changeSessionState(
  ctx: StaffContext,
  input: { id: string; step: PlanStep; reason?: string | undefined },
): Promise<Result<{ state: SessionState }, "not-found" | "forbidden" | StepRefusal | PlanRefusal>> {
  return transact(ctx, async (tx) => {
    const session = await lockSession(tx, ctx.actor.prefectureId, input.id);
    if (!session) return refuse("not-found");
    if (!may(ctx.actor, "session.write", session)) return refuse("forbidden");
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
    await recordAudit(
      tx,
      { kind: "staff", actor: ctx.actor },
      { now: ctx.now(), requestId: ctx.requestId },
      {
        prefectureId: session.prefectureId,
        centerId: session.centerId,
        sessionId: session.id,
        action: `session.${input.step}`,
        subject: "Session",
        subjectId: session.id,
        before: { state: session.state, stateReason: session.stateReason },
        after: { state: step.value, stateReason: reason },
      },
    );
    return ok({ state: step.value });
  });
}
