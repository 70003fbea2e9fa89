import { tokenHash } from "#app/adapters/auth/link-token.server.ts";
import {
  type ApplicationRow,
  findApplicationByToken,
  insertApplicants,
  updateApplicant,
  updateApplication,
} from "#app/adapters/db/application-store.server.ts";
import { recordAudit } from "#app/adapters/db/audit-store.server.ts";
import { findRecruitment } from "#app/adapters/db/recruitment-store.server.ts";
import { lockSession } from "#app/adapters/db/session-store.server.ts";
import {
  type ApplicantInput,
  applicantStanding,
  applicantsRefusal,
  countsInQuota,
  type PeopleRefusal,
} from "#app/domain/application.ts";
import type { AttendanceMode } from "#app/domain/attendance.ts";
import { type CourseRefusal, takesApplications } from "#app/domain/recruitment.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { type AppContext, aboutSession, transact } from "../context.ts";
import { applicant as actorOf } from "./application-actor.ts";
import { mayPress } from "./confirm-application.ts";
import { answerFor, fitsQuota, type SeatingRefusal, seatApplicants } from "./seat-applicants.ts";
import { queueApplicationChanged } from "./write-application-mail.ts";

export type ChangeRefusal =
  | CourseRefusal
  | PeopleRefusal
  | SeatingRefusal
  | "unknown-link"
  | "application-not-confirmed"
  | "edited-meanwhile"
  | "over-quota"
  | "too-many-attempts";

export interface ChangeInput {
  token: string;
  address: string;
  /** Of the application, when it was read. */
  version: number;
  contactName: string;
  contactPhone: string | null;
  message: string | null;
  /** How people applied for before attend, by their ids; others stay as they are. */
  modes: ReadonlyMap<string, AttendanceMode>;
  added: ApplicantInput[];
}

type Changed = Result<null, ChangeRefusal> & { index?: number };

/**
 * Changes a confirmed application while applications are taken: who is asked, who comes on site or online, and who
 * comes besides. The mail address stays: it is what the application was confirmed by.
 */
export async function changeApplication(ctx: AppContext, input: ChangeInput): Promise<Changed> {
  const now = ctx.now();
  const hash = tokenHash(input.token);
  const known = await findApplicationByToken(ctx.db, hash);
  if (!known) return refuse("unknown-link");
  if (!(await mayPress(ctx, hash, input.address))) return refuse("too-many-attempts");
  const result = await transact(ctx, async (tx): Promise<Changed> => {
    const session = await lockSession(tx, known.prefectureId, known.sessionId);
    const recruitment = await findRecruitment(tx, known.sessionId);
    const application = await findApplicationByToken(tx, hash);
    if (!session?.startsAt || !recruitment || !application) return refuse("unknown-link");
    if (application.state !== "confirmed") return refuse("application-not-confirmed");
    if (application.version !== input.version) return refuse("edited-meanwhile");
    const open = takesApplications(recruitment, session, now);
    if (!open.ok) return open;
    const people = peopleAfter(application, input);
    const wrong = applicantsRefusal(people, session.format);
    if (!wrong.ok) return { ...wrong, index: (wrong.index ?? 0) - (people.length - input.added.length) };
    const { organizationKey, sessionId } = application;
    const quota = { sessionId, organizationKey, perOrganization: recruitment.perOrganization };
    if (input.added.length > 0 && !(await fitsQuota(tx, quota, input.added.length))) return refuse("over-quota");

    const dated = { ...session, startsAt: session.startsAt };
    for (const row of application.applicants) {
      const { id, mode, invitationId } = row;
      const standing = applicantStanding(row);
      const asked = input.modes.get(id);
      // Who gave their place up does not come back by another way to attend.
      if (!asked || asked === mode || !invitationId || !countsInQuota(standing)) continue;
      await updateApplicant(tx, id, { mode: asked });
      // Asked anew whether they come, they have still to say so.
      if (standing === "pending") continue;
      const answered = await answerFor(ctx, tx, dated, { applicationId: application.id, invitationId, mode: asked });
      if (!answered.ok) return answered;
    }
    await insertApplicants(tx, application, input.added);
    const { contactName, contactPhone, message } = input;
    await updateApplication(tx, application, { contactName, contactPhone, message });
    const withAdded = await findApplicationByToken(tx, hash);
    const added = withAdded?.applicants.filter(({ id }) => !application.applicants.some((one) => one.id === id)) ?? [];
    if (withAdded && added.length > 0) {
      const seated = await seatApplicants(ctx, tx, dated, withAdded, added);
      if (!seated.ok) return seated;
    }
    const changed = await findApplicationByToken(tx, hash);
    if (!changed) throw new Error(`the application ${application.id} is not there`);
    await queueApplicationChanged(ctx, tx, dated, changed);
    await recordAudit(
      tx,
      actorOf(application.id),
      { now, requestId: ctx.requestId },
      {
        ...aboutSession(session),
        action: "application.change",
        subject: "Application",
        subjectId: application.id,
        before: waysOf(application),
        after: waysOf(changed),
      },
    );
    return ok(null);
  });
  if (result.ok) ctx.wakeMailer();
  return result;
}

/** Everyone who comes once it is changed, those added last. */
function peopleAfter(application: ApplicationRow, { modes, added }: ChangeInput) {
  const staying = application.applicants.filter((row) => countsInQuota(applicantStanding(row)));
  return [...staying.map(({ id, name, mode }) => ({ name, mode: modes.get(id) ?? mode })), ...added];
}

function waysOf({ applicants }: ApplicationRow) {
  return applicants.map(({ id, mode }) => ({ id, mode }));
}
