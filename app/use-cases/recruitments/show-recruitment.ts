import { countUnconfirmed, findApplications } from "#app/adapters/db/application-store.server.ts";
import { findRecruitment } from "#app/adapters/db/recruitment-store.server.ts";
import { readSeats } from "#app/adapters/db/seat-offer-store.server.ts";
import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { applicantStanding } from "#app/domain/application.ts";
import { modesOffered } from "#app/domain/capacity.ts";
import { isTraining } from "#app/domain/join-request.ts";
import { may } from "#app/domain/permission.ts";
import { type RecruitmentPlan, type RecruitmentRefusal, sessionRefusal } from "#app/domain/recruitment.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { StaffContext } from "../context.ts";
import { courseOf, type ShownCourse } from "./show-course.ts";

export type ListedApplication = Awaited<ReturnType<typeof listApplications>>[number];

export interface ShownRecruitment {
  session: SessionWithPlan;
  recruitment: Awaited<ReturnType<typeof findRecruitment>>;
  /** As it is public; null before it is opened. */
  course: ShownCourse | null;
  applications: ListedApplication[];
  /** Whose mail's link nobody has used yet: they count for nothing. */
  unconfirmed: number;
  seats: { mode: "onSite" | "online"; capacity: number | null; taken: number; waiting: number }[];
  mayWrite: boolean;
  /** Why it cannot be opened or changed now; null when it can. */
  refusal: RecruitmentRefusal | null;
}

/** A training's 募集 with all that applied, for its desk. A meeting has none. */
export async function showRecruitment(
  ctx: StaffContext,
  sessionId: string,
): Promise<Result<ShownRecruitment, "not-found" | "forbidden">> {
  const session = await findSession(ctx.db, ctx.actor.prefectureId, sessionId);
  if (!session || !isTraining(session.category)) return refuse("not-found");
  if (!may(ctx.actor, "session.read", session)) return refuse("forbidden");
  const recruitment = await findRecruitment(ctx.db, sessionId);
  const seats = await readSeats(ctx.db, session);
  return ok({
    session,
    recruitment,
    course: recruitment && (await courseOf(ctx.db, session, recruitment, ctx.now())),
    applications: await listApplications(ctx, sessionId),
    unconfirmed: await countUnconfirmed(ctx.db, sessionId),
    seats: modesOffered(session.format).map((mode) => {
      const { capacity, seated, offered, waiting } = seats[mode];
      return { mode, capacity, taken: seated + offered, waiting };
    }),
    mayWrite: may(ctx.actor, "recruitment.write", session),
    refusal: sessionRefusal(session, ctx.now()),
  });
}

/** How a 募集 would look to the public. Changes nothing. */
export async function previewRecruitment(
  ctx: StaffContext,
  { sessionId, plan }: { sessionId: string; plan: RecruitmentPlan },
): Promise<Result<ShownCourse, "not-found" | "forbidden">> {
  const session = await findSession(ctx.db, ctx.actor.prefectureId, sessionId);
  if (!session) return refuse("not-found");
  if (!may(ctx.actor, "recruitment.write", session)) return refuse("forbidden");
  return ok(await courseOf(ctx.db, session, { ...plan, closedAt: null }, ctx.now()));
}

async function listApplications(ctx: StaffContext, sessionId: string) {
  const applications = await findApplications(ctx.db, sessionId);
  return applications.map((application) => ({
    ...application,
    applicants: application.applicants.map((applicant) => ({ ...applicant, standing: applicantStanding(applicant) })),
  }));
}
