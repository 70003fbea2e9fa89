import { tokenHash } from "#app/adapters/auth/link-token.server.ts";
import { findApplicationByToken, updateApplication } from "#app/adapters/db/application-store.server.ts";
import { recordAudit } from "#app/adapters/db/audit-store.server.ts";
import { countAttempt, forgetAttempts } from "#app/adapters/db/rate-store.server.ts";
import { findRecruitment } from "#app/adapters/db/recruitment-store.server.ts";
import { lockSession } from "#app/adapters/db/session-store.server.ts";
import { forgottenBefore } from "#app/domain/application.ts";
import { type CourseRefusal, takesApplications } from "#app/domain/recruitment.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { type AppContext, aboutSession, atOneInstant, transact } from "../context.ts";
import { applicant } from "./application-actor.ts";
import { checksKey } from "./apply.ts";
import { fitsQuota, type SeatingRefusal, seatApplicants } from "./seat-applicants.ts";
import { queueApplicationAccepted } from "./write-application-mail.ts";

export type ConfirmRefusal =
  | CourseRefusal
  | SeatingRefusal
  | "unknown-link"
  | "application-forgotten"
  | "application-withdrawn"
  | "over-quota"
  | "too-many-attempts";

/** Presses of one application's buttons in an hour from one address: far more than anyone needs. */
const MAX_PRESSES = 30;
const HOUR_MS = 60 * 60 * 1000;

/** Whether a link's buttons may be pressed once more from this address. */
export async function mayPress(ctx: AppContext, hash: string, address: string): Promise<boolean> {
  return (await countAttempt(ctx.db, `application:${address}:${hash}`, ctx.now(), HOUR_MS)) <= MAX_PRESSES;
}

/**
 * Makes an application count: who has the mail's link has the address. Everyone on it gets a seat or waits, or
 * nothing changes at all. Safe to repeat.
 */
export async function confirmApplication(
  given: AppContext,
  { token, address }: { token: string; address: string },
): Promise<Result<null, ConfirmRefusal>> {
  // The mails and that people know by them bear one instant.
  const ctx = atOneInstant(given);
  const now = ctx.now();
  const hash = tokenHash(token);
  const known = await findApplicationByToken(ctx.db, hash);
  if (!known) return refuse("unknown-link");
  if (!(await mayPress(ctx, hash, address))) return refuse("too-many-attempts");
  const result = await transact(given, async (tx): Promise<Result<null, ConfirmRefusal>> => {
    const session = await lockSession(tx, known.prefectureId, known.sessionId);
    const recruitment = await findRecruitment(tx, known.sessionId);
    // Read anew: it may have been confirmed or forgotten while this one waited for its turn.
    const application = await findApplicationByToken(tx, hash);
    if (!session?.startsAt || !recruitment || !application) return refuse("unknown-link");
    if (application.state === "confirmed") return ok(null);
    if (application.state === "withdrawn") return refuse("application-withdrawn");
    if (application.appliedAt < forgottenBefore(now)) return refuse("application-forgotten");
    const open = takesApplications(recruitment, session, now, application.appliedAt);
    if (!open.ok) return open;
    const { organizationKey, applicants } = application;
    const { perOrganization } = recruitment;
    if (!(await fitsQuota(tx, session, { organizationKey, perOrganization }, applicants.length))) {
      return refuse("over-quota");
    }
    const dated = { ...session, startsAt: session.startsAt };
    const seated = await seatApplicants(ctx, tx, dated, application, applicants);
    if (!seated.ok) return seated;
    await updateApplication(tx, application, { state: "confirmed", confirmedAt: now });
    await forgetAttempts(tx, checksKey(application.sessionId, application.contactEmail));
    const confirmed = await findApplicationByToken(tx, hash);
    if (!confirmed) throw new Error(`the application ${application.id} is not there`);
    await queueApplicationAccepted(ctx, tx, dated, confirmed);
    await recordAudit(
      tx,
      applicant(application.id),
      { now, requestId: ctx.requestId },
      {
        ...aboutSession(session),
        action: "application.confirm",
        subject: "Application",
        subjectId: application.id,
        after: { invitations: confirmed.applicants.map(({ invitationId }) => invitationId) },
      },
    );
    return ok(null);
  });
  if (result.ok) given.wakeMailer();
  return result;
}
