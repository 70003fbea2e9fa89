import { findRecruitment, insertRecruitment, updateRecruitment } from "#app/adapters/db/recruitment-store.server.ts";
import { lockSession } from "#app/adapters/db/session-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { type RecruitmentPlan, type RecruitmentRefusal, recruitmentRefusal } from "#app/domain/recruitment.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { aboutSession, auditStaff, type StaffContext, transact } from "../context.ts";

export type SaveRecruitmentRefusal = RecruitmentRefusal | "not-found" | "forbidden" | "edited-meanwhile";

/** Opens a session's 募集 (`version` null), or changes it. */
export function saveRecruitment(
  ctx: StaffContext,
  { sessionId, version, plan }: { sessionId: string; version: number | null; plan: RecruitmentPlan },
): Promise<Result<null, SaveRecruitmentRefusal>> {
  return transact(ctx, async (tx): Promise<Result<null, SaveRecruitmentRefusal>> => {
    const session = await lockSession(tx, ctx.actor.prefectureId, sessionId);
    if (!session) return refuse("not-found");
    if (!may(ctx.actor, "recruitment.write", session)) return refuse("forbidden");
    const refusal = recruitmentRefusal(plan, session, ctx.now());
    if (refusal) return refuse(refusal);
    const before = await findRecruitment(tx, sessionId);
    if ((before?.version ?? null) !== version) return refuse("edited-meanwhile");
    if (before) await updateRecruitment(tx, before, plan);
    else await insertRecruitment(tx, { sessionId, prefectureId: session.prefectureId, createdAt: ctx.now() }, plan);
    await auditStaff(ctx, tx, {
      ...aboutSession(session),
      action: before ? "recruitment.edit" : "recruitment.open",
      subject: "Recruitment",
      before: before
        ? { opensOn: before.opensOn, closesOn: before.closesOn, perOrganization: before.perOrganization }
        : undefined,
      after: { opensOn: plan.opensOn, closesOn: plan.closesOn, perOrganization: plan.perOrganization },
    });
    return ok(null);
  });
}

/** Closes a 募集 before its time, or takes applications again. */
export function changeRecruitmentState(
  ctx: StaffContext,
  { sessionId, version, step }: { sessionId: string; version: number; step: "close" | "reopen" },
): Promise<Result<null, "not-found" | "forbidden" | "edited-meanwhile">> {
  return transact(ctx, async (tx): Promise<Result<null, "not-found" | "forbidden" | "edited-meanwhile">> => {
    const session = await lockSession(tx, ctx.actor.prefectureId, sessionId);
    if (!session) return refuse("not-found");
    if (!may(ctx.actor, "recruitment.write", session)) return refuse("forbidden");
    const recruitment = await findRecruitment(tx, sessionId);
    if (!recruitment) return refuse("not-found");
    // Pressed twice, it is as it was asked to be.
    if ((recruitment.closedAt !== null) === (step === "close")) return ok(null);
    const closedAt = step === "close" ? ctx.now() : null;
    if (!(await updateRecruitment(tx, { sessionId, version }, { closedAt }))) return refuse("edited-meanwhile");
    await auditStaff(ctx, tx, { ...aboutSession(session), action: `recruitment.${step}`, subject: "Recruitment" });
    return ok(null);
  });
}
