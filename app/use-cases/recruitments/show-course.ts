import { formStamp } from "#app/adapters/auth/form-stamp.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { findRecruitment } from "#app/adapters/db/recruitment-store.server.ts";
import { readSeats } from "#app/adapters/db/seat-offer-store.server.ts";
import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { modesOffered } from "#app/domain/capacity.ts";
import { isTraining } from "#app/domain/join-request.ts";
import {
  type CourseRefusal,
  courseStanding,
  type RecruitmentPlan,
  seatOutlook,
  takesApplications,
} from "#app/domain/recruitment.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { isPublished } from "#app/domain/session.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { AppContext } from "../context.ts";
import { publishedAgenda } from "../sessions/publish-agenda.ts";

/** A course as anybody may read it. */
export type ShownCourse = Awaited<ReturnType<typeof courseOf>>;

/** The session of a course, for whoever is not signed in; null for one that is none. */
export async function findCourseSession(ctx: AppContext, id: string): Promise<SessionWithPlan | null> {
  const prefecture = await ctx.db.prefecture.findFirst({ select: { id: true } });
  const session = prefecture && (await findSession(ctx.db, prefecture.id, id));
  return session && isTraining(session.category) && isPublished(session.state) ? session : null;
}

/** A course, with the stamp of the form that is filled in to apply for it. */
export async function showCourse(
  ctx: AppContext,
  id: string,
): Promise<Result<{ course: ShownCourse; stamp: string }, "not-found">> {
  const session = await findCourseSession(ctx, id);
  const recruitment = session && (await findRecruitment(ctx.db, id));
  if (!session || !recruitment) return refuse("not-found");
  const course = await courseOf(ctx.db, session, recruitment, ctx.now());
  return ok({ course, stamp: formStamp(ctx.settings.secret, id, ctx.now()) });
}

/** Named one by one, so that a column added to sessions is published by nobody's oversight. */
export async function courseOf(
  tx: Tx,
  session: SessionWithPlan,
  recruitment: RecruitmentPlan & { closedAt: Instant | null },
  now: Instant,
) {
  const { id, title, theme, category, state, format, startsAt, endsAt, venue } = session;
  const { name, section, phone, fax, email } = session.center;
  const { opensOn, closesOn, perOrganization, target, message, purpose } = recruitment;
  const seats = await readSeats(tx, session);
  const ways = modesOffered(format).map((mode) => ({ mode, seats: seats[mode] }));
  const open = takesApplications(recruitment, session, now);
  const agenda = await publishedAgenda(tx, session);
  return {
    ...{ id, title, theme, category, state, format, startsAt, endsAt, venue },
    ...{ opensOn, closesOn, perOrganization, target, message, purpose },
    center: { name, section, phone, fax, email },
    coHosts: session.coHosts.map(({ center }) => center.name),
    agenda: agenda.map(({ id, part, title, presenter, presenterRole }) => ({
      id,
      part,
      title,
      presenter,
      presenterRole,
    })),
    standing: courseStanding(
      recruitment,
      session,
      ways.map((way) => way.seats),
      now,
    ),
    /** How it can be attended, and what is left there. */
    ways: ways.map(({ mode, seats }) => ({ mode, outlook: seatOutlook(seats), capacity: seats.capacity })),
    /** Why nobody can apply now; null while they can. */
    refusal: open.ok ? null : (open.error as CourseRefusal),
  };
}
