import { tokenHash } from "#app/adapters/auth/link-token.server.ts";
import {
  type ApplicationRow,
  findApplication,
  findApplicationByToken,
  noteToldByContact,
  updateApplicant,
  updateApplication,
} from "#app/adapters/db/application-store.server.ts";
import { recordAudit } from "#app/adapters/db/audit-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { lockSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { wasCalledBefore } from "#app/domain/application.ts";
import { type WithdrawRefusal, withdrawRefusal } from "#app/domain/change.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { RsvpRefusal } from "#app/domain/rsvp.ts";
import { withdrawCall } from "../changes/withdraw-call.ts";
import { type AppContext, aboutSession, type StaffContext, transact } from "../context.ts";
import { applicant as actorOf } from "./application-actor.ts";
import { mayPress } from "./confirm-application.ts";
import { answerFor } from "./seat-applicants.ts";
import { queueApplicationChanged } from "./write-application-mail.ts";

type Refusal = RsvpRefusal | WithdrawRefusal | "application-not-confirmed" | "nobody-chosen" | "edited-meanwhile";

export interface WithdrawInput {
  /** Of the application, when it was read. */
  version: number;
  /** Those taken back; null is all of them. */
  applicantIds: readonly string[] | null;
}

/**
 * Takes back one of the people applied for, or all, by the application's link; after the deadline as well. Their call
 * ends with it, and their own link; where the desk had called them before, their answer alone becomes 欠席.
 */
export async function withdrawApplicants(
  ctx: AppContext,
  { token, address, ...input }: WithdrawInput & { token: string; address: string },
): Promise<Result<null, Refusal | "unknown-link" | "too-many-attempts">> {
  const hash = tokenHash(token);
  const known = await findApplicationByToken(ctx.db, hash);
  if (!known) return refuse("unknown-link");
  if (!(await mayPress(ctx, hash, address))) return refuse("too-many-attempts");
  const result = await transact(ctx, async (tx): Promise<Result<null, Refusal | "unknown-link">> => {
    const session = await lockSession(tx, known.prefectureId, known.sessionId);
    const application = await findApplicationByToken(tx, hash);
    if (!session || !application) return refuse("unknown-link");
    return withdraw(ctx, tx, session, application, input, null);
  });
  if (result.ok) ctx.wakeMailer();
  return result;
}

/** The same by the desk, for whoever phoned or cannot be taken; the contact is told by mail, with the desk's remark. */
export async function withdrawForApplicant(
  ctx: StaffContext,
  {
    sessionId,
    applicationId,
    remark = null,
    ...input
  }: WithdrawInput & { sessionId: string; applicationId: string; remark?: string | null },
): Promise<Result<null, Refusal | "not-found" | "forbidden">> {
  const result = await transact(ctx, async (tx): Promise<Result<null, Refusal | "not-found" | "forbidden">> => {
    const session = await lockSession(tx, ctx.actor.prefectureId, sessionId);
    if (!session) return refuse("not-found");
    if (!may(ctx.actor, "recruitment.write", session)) return refuse("forbidden");
    const application = await findApplication(tx, { id: applicationId, sessionId });
    if (!application) return refuse("not-found");
    return withdraw(ctx, tx, session, application, input, { desk: ctx, remark });
  });
  if (result.ok) ctx.wakeMailer();
  return result;
}

async function withdraw(
  ctx: AppContext,
  tx: Tx,
  session: SessionWithPlan,
  application: ApplicationRow,
  { version, applicantIds }: WithdrawInput,
  byDesk: { desk: StaffContext; remark: string | null } | null,
): Promise<Result<null, Refusal>> {
  if (application.state !== "confirmed") return refuse("application-not-confirmed");
  if (application.version !== version) return refuse("edited-meanwhile");
  const over = withdrawRefusal(session, { revokedAt: null }, ctx.now());
  if (over) return refuse(over);
  const standing = application.applicants.filter(({ withdrawnAt }) => !withdrawnAt);
  const leaving = standing.filter(({ id }) => applicantIds === null || applicantIds.includes(id));
  if (leaving.length === 0) return refuse("nobody-chosen");
  const desk = byDesk?.desk;
  const actor = desk ? ({ kind: "staff", actor: desk.actor } as const) : actorOf(application.id);
  const by = desk
    ? ({ via: "desk", enteredById: desk.actor.userId, actor } as const)
    : ({ via: "application", enteredById: null, actor } as const);
  for (const { id, invitation } of leaving) {
    await updateApplicant(tx, id, { withdrawnAt: ctx.now() });
    // Whom the desk took off is off already.
    if (!invitation || invitation.revokedAt) continue;
    if (wasCalledBefore(invitation, application)) {
      const absent = { applicationId: application.id, invitationId: invitation.id, mode: null };
      const answered = await answerFor(ctx, tx, session, absent, by);
      if (!answered.ok) return answered;
    } else {
      const { byHand } = await withdrawCall(ctx, tx, session, invitation.id);
      const told = { toldSequence: session.icalSequence, toldAt: ctx.now() };
      if (byHand) await noteToldByContact(tx, [invitation.id], told);
    }
  }
  const isLast = leaving.length === standing.length;
  await updateApplication(tx, application, isLast ? { state: "withdrawn", withdrawnAt: ctx.now() } : {});
  const left = await findApplication(tx, { id: application.id, sessionId: session.id });
  if (!left) throw new Error(`the application ${application.id} is not there`);
  await queueApplicationChanged(ctx, tx, session, left, { byDesk: byDesk !== null, remark: byDesk?.remark ?? null });
  await recordAudit(
    tx,
    actor,
    { now: ctx.now(), requestId: ctx.requestId },
    {
      ...aboutSession(session),
      action: "application.withdraw",
      subject: "Application",
      subjectId: application.id,
      before: { state: application.state },
      after: { state: left.state, applicants: leaving.map(({ id }) => id) },
    },
  );
  return ok(null);
}
