import { tokenHash } from "#app/adapters/auth/link-token.server.ts";
import { type ApplicationRow, findApplicationByToken } from "#app/adapters/db/application-store.server.ts";
import { findRecruitment } from "#app/adapters/db/recruitment-store.server.ts";
import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { applicantStanding, forgottenBefore } from "#app/domain/application.ts";
import { withdrawRefusal } from "#app/domain/change.ts";
import { linkFaded } from "#app/domain/link.ts";
import { type CourseRefusal, takesApplications } from "#app/domain/recruitment.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { rsvpClosed } from "#app/domain/rsvp.ts";
import type { AppContext } from "../context.ts";
import { invitedMaterials } from "../invitations/show-invitation.ts";
import { APPLICANT } from "../materials/open-material.ts";
import { courseOf } from "./show-course.ts";

/** The application behind a link, with its course. Changes nothing: security gateways open every link in a mail. */
export async function showApplication(
  ctx: AppContext,
  token: string,
): Promise<Result<ShownApplication, "unknown-link">> {
  const application = await findApplicationByToken(ctx.db, tokenHash(token));
  const session = application && (await findSession(ctx.db, application.prefectureId, application.sessionId));
  const recruitment = application && (await findRecruitment(ctx.db, application.sessionId));
  if (!application || !session || !recruitment) return refuse("unknown-link");
  const isForgotten = application.state === "unconfirmed" && application.appliedAt < forgottenBefore(ctx.now());
  if (isForgotten || linkFaded(session, ctx.now())) return refuse("unknown-link");
  const course = await courseOf(ctx.db, session, recruitment, ctx.now());
  const open = takesApplications(recruitment, session, ctx.now(), application.appliedAt);
  const shown = shownPart(application);
  return ok({
    ...shown,
    handout: await handoutOf(ctx, session, shown.applicants),
    course,
    confirmRefusal: application.state !== "unconfirmed" || open.ok ? null : open.error,
    mayChange: application.state === "confirmed" && course.refusal === null,
    mayAnswer: application.state === "confirmed" && rsvpClosed(session, ctx.now()).ok,
    mayWithdraw: application.state === "confirmed" && !withdrawRefusal(session, { revokedAt: null }, ctx.now()),
  });
}

/** What is for those who have a place; null while nobody has. */
async function handoutOf(
  ctx: AppContext,
  session: SessionWithPlan,
  applicants: ReturnType<typeof shownPart>["applicants"],
) {
  const seated = applicants.filter(({ standing }) => standing === "seated");
  if (seated.length === 0) return null;
  const joins = session.state === "scheduled" && seated.some(({ mode }) => mode === "online");
  return {
    notice: session.notice,
    onlineUrl: joins ? session.onlineUrl : null,
    materials: await invitedMaterials(ctx, session, APPLICANT),
  };
}

export interface ShownApplication extends ReturnType<typeof shownPart> {
  handout: Awaited<ReturnType<typeof handoutOf>>;
  course: Awaited<ReturnType<typeof courseOf>>;
  /** Why it cannot be confirmed any more; null where it can, or is. */
  confirmRefusal: CourseRefusal | null;
  mayChange: boolean;
  /** Whether it is taken now that people come, who were asked anew or have a seat on offer. */
  mayAnswer: boolean;
  mayWithdraw: boolean;
}

function shownPart(application: ApplicationRow) {
  const { state, version, organizationName, contactName, contactEmail, contactPhone, message } = application;
  return {
    ...{ state, version, organizationName, contactName, contactEmail, contactPhone, message },
    applicants: application.applicants.map((applicant) => {
      const { id, name, kana, occupation, title, email, mode } = applicant;
      const standing = applicantStanding(applicant);
      const offeredUntil = applicant.invitation?.seatOffers[0]?.expiresAt ?? null;
      return { id, name, kana, occupation, title, email, mode, standing, offeredUntil };
    }),
  };
}
