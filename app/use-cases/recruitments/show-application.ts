import { tokenHash } from "#app/adapters/auth/link-token.server.ts";
import { type ApplicationRow, findApplicationByToken } from "#app/adapters/db/application-store.server.ts";
import { findRecruitment } from "#app/adapters/db/recruitment-store.server.ts";
import { findSession } from "#app/adapters/db/session-store.server.ts";
import { applicantStanding, forgottenBefore } from "#app/domain/application.ts";
import { linkFaded } from "#app/domain/link.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { rsvpClosed } from "#app/domain/rsvp.ts";
import type { AppContext } from "../context.ts";
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
  const isComing = rsvpClosed(session, ctx.now()).ok;
  return ok({
    ...shownPart(application),
    course,
    mayChange: application.state === "confirmed" && course.refusal === null,
    mayWithdraw: application.state === "confirmed" && isComing,
  });
}

export interface ShownApplication extends ReturnType<typeof shownPart> {
  course: Awaited<ReturnType<typeof courseOf>>;
  mayChange: boolean;
  mayWithdraw: boolean;
}

function shownPart(application: ApplicationRow) {
  const { state, version, organizationName, contactName, contactEmail, contactPhone, message } = application;
  return {
    ...{ state, version, organizationName, contactName, contactEmail, contactPhone, message },
    applicants: application.applicants.map((applicant) => {
      const { id, name, kana, occupation, title, email, mode } = applicant;
      return { id, name, kana, occupation, title, email, mode, standing: applicantStanding(applicant) };
    }),
  };
}
