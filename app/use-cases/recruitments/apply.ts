import { createHash, randomUUID } from "node:crypto";
import { readFormStamp } from "#app/adapters/auth/form-stamp.server.ts";
import { linkToken, tokenHash } from "#app/adapters/auth/link-token.server.ts";
import { findApplicationByToken, insertApplication } from "#app/adapters/db/application-store.server.ts";
import { recordAudit } from "#app/adapters/db/audit-store.server.ts";
import { countAttempt } from "#app/adapters/db/rate-store.server.ts";
import { findRecruitment } from "#app/adapters/db/recruitment-store.server.ts";
import { lockSession } from "#app/adapters/db/session-store.server.ts";
import { type ApplicationInput, applicantsRefusal, formAge, type PeopleRefusal } from "#app/domain/application.ts";
import { addressKey } from "#app/domain/contact.ts";
import { type CourseRefusal, takesApplications, withinQuota } from "#app/domain/recruitment.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { type AppContext, aboutSession, transact } from "../context.ts";
import { applicant } from "./application-actor.ts";
import { findCourseSession } from "./show-course.ts";
import { queueApplicationCheck } from "./write-application-mail.ts";

export type ApplyRefusal =
  | CourseRefusal
  | PeopleRefusal
  | "not-found"
  | "over-quota"
  | "form-too-fast"
  | "form-too-old"
  | "form-trapped"
  | "too-many-attempts"
  | "too-many-checks";

export interface ApplyInput {
  sessionId: string;
  /** The client's, to count by. */
  address: string;
  /** Of when the form was shown. */
  stamp: string;
  /** What stands in the field that no person sees. */
  trap: string;
  application: ApplicationInput;
}

const HOUR_MS = 60 * 60 * 1000;
/** From one address in an hour: all the municipalities of a prefecture may be behind it on a course's first day. */
const MAX_FORMS = 60;
/**
 * Mails to one mailbox about one course in a day that nobody has confirmed: enough to try again, too few to flood a
 * stranger. Who reads the mailbox, and confirms, is counted from nought again.
 */
const MAX_CHECKS = 5;

/** What the mails that ask one mailbox about one course are counted by. */
export function checksKey(sessionId: string, email: string): string {
  return `apply-to:${sessionId}:${createHash("sha256").update(addressKey(email)).digest("base64url")}`;
}

/**
 * Takes an application as it was typed and mails the link that confirms it: until then it counts for nothing. What
 * comes of it is the same whether or not the address is known, or has an application that counts.
 */
export async function apply(
  ctx: AppContext,
  { sessionId, address, stamp, trap, application }: ApplyInput,
): Promise<Result<null, ApplyRefusal> & { index?: number }> {
  const now = ctx.now();
  const course = await findCourseSession(ctx, sessionId);
  if (!course) return refuse("not-found");
  const people = applicantsRefusal(application.applicants, course.format);
  if (!people.ok) return people;
  if (trap !== "") return refuse("form-trapped");
  const age = formAge(readFormStamp(ctx.settings.secret, sessionId, stamp), now);
  if (age !== "plausible") return refuse(age === "too-fast" ? "form-too-fast" : "form-too-old");
  if ((await countAttempt(ctx.db, `apply:${address}`, now, HOUR_MS)) > MAX_FORMS) return refuse("too-many-attempts");

  const result = await transact(ctx, async (tx): Promise<Result<null, ApplyRefusal>> => {
    const session = await lockSession(tx, course.prefectureId, sessionId);
    const recruitment = session && (await findRecruitment(tx, session.id));
    if (!session?.startsAt || !recruitment) return refuse("not-found");
    const open = takesApplications(recruitment, session, now);
    if (!open.ok) return open;
    if (!withinQuota(recruitment.perOrganization, 0, application.applicants.length)) return refuse("over-quota");
    const checks = await countAttempt(tx, checksKey(session.id, application.contactEmail), now, 24 * HOUR_MS);
    if (checks > MAX_CHECKS) return refuse("too-many-checks");
    const id = randomUUID();
    const hash = tokenHash(linkToken(ctx.settings.secret, { id, tokenGeneration: 0 }));
    const { prefectureId } = session;
    await insertApplication(tx, { ...application, id, prefectureId, sessionId, tokenHash: hash, appliedAt: now });
    const written = await findApplicationByToken(tx, hash);
    if (!written) throw new Error(`the application ${id} is not there`);
    await queueApplicationCheck(ctx, tx, { ...session, startsAt: session.startsAt }, written);
    await recordAudit(
      tx,
      applicant(id),
      { now, requestId: ctx.requestId },
      {
        ...aboutSession(session),
        action: "application.apply",
        subject: "Application",
        subjectId: id,
        after: { applicants: application.applicants.length },
      },
    );
    return ok(null);
  });
  if (result.ok) ctx.wakeMailer();
  return result;
}
