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
  keepsPlace,
  modeNow,
  type PeopleRefusal,
} from "#app/domain/application.ts";
import type { AttendanceMode } from "#app/domain/attendance.ts";
import { type CourseRefusal, takesApplications } from "#app/domain/recruitment.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { SessionFormat } from "#app/domain/taxonomy.ts";
import { type AppContext, aboutSession, atOneInstant, transact } from "../context.ts";
import { applicant as actorOf } from "./application-actor.ts";
import { mayPress } from "./confirm-application.ts";
import { answerFor, fitsQuota, type SeatingRefusal, seatApplicants, wouldLoseSeat } from "./seat-applicants.ts";
import { queueApplicationChanged } from "./write-application-mail.ts";

export type ChangeRefusal =
  | CourseRefusal
  | PeopleRefusal
  | SeatingRefusal
  | "unknown-link"
  | "application-not-confirmed"
  | "edited-meanwhile"
  | "over-quota"
  | "way-full"
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

/** `index` of those added, or `applicantId` of those there before: whom a refusal is about. */
type Changed = Result<null, ChangeRefusal> & { index?: number; applicantId?: string };

/**
 * Changes a confirmed application while applications are taken: who is asked, who comes on site or online, and who
 * comes besides. The mail address stays: it is what the application was confirmed by.
 */
export async function changeApplication(given: AppContext, input: ChangeInput): Promise<Changed> {
  // The mails and that people know by them bear one instant.
  const ctx = atOneInstant(given);
  const now = ctx.now();
  const hash = tokenHash(input.token);
  const known = await findApplicationByToken(ctx.db, hash);
  if (!known) return refuse("unknown-link");
  if (!(await mayPress(ctx, hash, input.address))) return refuse("too-many-attempts");
  const result = await transact(given, async (tx): Promise<Changed> => {
    const session = await lockSession(tx, known.prefectureId, known.sessionId);
    const recruitment = await findRecruitment(tx, known.sessionId);
    const application = await findApplicationByToken(tx, hash);
    if (!session?.startsAt || !recruitment || !application) return refuse("unknown-link");
    if (application.state !== "confirmed") return refuse("application-not-confirmed");
    if (application.version !== input.version) return refuse("edited-meanwhile");
    const open = takesApplications(recruitment, session, now);
    if (!open.ok) return open;
    const { format } = session;
    const people = peopleAfter(application, input, format);
    const wrong = applicantsRefusal(people, format);
    if (!wrong.ok) return { ...wrong, index: (wrong.index ?? 0) - (people.length - input.added.length) };
    const { organizationKey } = application;
    const quota = { organizationKey, perOrganization: recruitment.perOrganization };
    const fits = input.added.length === 0 || (await fitsQuota(tx, session, quota, input.added.length));
    if (!fits) return refuse("over-quota");

    const dated = { ...session, startsAt: session.startsAt };
    for (const row of application.applicants) {
      const { id, invitationId } = row;
      const standing = applicantStanding(row, format);
      const asked = input.modes.get(id);
      // Who gave their place up does not come back by another way to attend.
      if (!asked || asked === modeNow(row, format) || !invitationId || !keepsPlace(standing)) continue;
      await updateApplicant(tx, id, { mode: asked });
      // Asked anew whether they come, they have still to say so.
      if (standing === "pending" || standing === "tentative") continue;
      if (await wouldLoseSeat(tx, dated, { invitationId, mode: asked }))
        return { ...refuse("way-full"), applicantId: id };
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
        before: waysOf(application, format),
        after: waysOf(changed, format),
      },
    );
    return ok(null);
  });
  if (result.ok) given.wakeMailer();
  return result;
}

/** Everyone who comes once it is changed, those added last. */
function peopleAfter({ applicants }: ApplicationRow, { modes, added }: ChangeInput, format: SessionFormat) {
  const staying = applicants.filter((row) => keepsPlace(applicantStanding(row, format)));
  return [...staying.map((row) => ({ name: row.name, mode: modes.get(row.id) ?? modeNow(row, format) })), ...added];
}

function waysOf({ applicants }: ApplicationRow, format: SessionFormat) {
  return applicants.map((row) => ({ id: row.id, mode: modeNow(row, format) }));
}
