import { findUnknownHeadcounts } from "#app/adapters/db/attendance-store.server.ts";
import {
  type AnswerTotals,
  countAnswers,
  findHomeSessions,
  type HomeSession,
} from "#app/adapters/db/home-store.server.ts";
import { findOpenFailures } from "#app/adapters/db/mail-log-store.server.ts";
import { type FiscalYear, fiscalYearOf, fiscalYearRange } from "#app/domain/fiscal-year.ts";
import { answersUntil } from "#app/domain/rsvp.ts";
import { DRAFT_DUE_DAYS } from "#app/domain/task.ts";
import { addDays, fromTokyo, type Instant, tokyoDate } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";
import { findTasks, type Tasks } from "./find-tasks.ts";

/** How far ahead a desk looks. */
const DAYS_AHEAD = 14;

export interface ComingSession extends HomeSession {
  startsAt: Instant;
  answers: AnswerTotals;
}

export interface CenterHome {
  kind: "center";
  today: string;
  /** Today's and those of the next 14 days. */
  soon: ComingSession[];
  /** Called people have not answered, and it has not begun. The earliest deadline first, `overdue` where it is over. */
  awaiting: (ComingSession & { pending: number; until: Instant; overdue: boolean })[];
  /** Drafts without a date, polls and postponed sessions: no date is fixed. */
  undated: HomeSession[];
  /** Drafts whose day is within 60 days, or over. */
  nearingDrafts: HomeSession[];
  /** Their day has passed, and nobody has closed the record. */
  unclosed: HomeSession[];
  /** 人数未入力 by year, only years that have any; beside it those stated as 不明, which ask for no work. */
  withoutHeadcount: { year: FiscalYear; sessions: number; unknown: number }[];
  /** Mails that did not arrive and that somebody still waits for. */
  failedMails: number;
  tasks: Tasks;
}

/** What needs doing at a center's desk now, in a fixed number of queries however many sessions it has. */
export async function showCenterHome(ctx: StaffContext, centerId: string): Promise<CenterHome> {
  const { prefectureId } = ctx.actor;
  const today = tokyoDate(ctx.now());
  const year = fiscalYearOf(ctx.now());
  const [sessions, without, failedMails, tasks] = await Promise.all([
    findHomeSessions(ctx.db, {
      prefectureId,
      centerId,
      state: { in: ["draft", "polling", "postponed", "scheduled"] },
    }),
    // In April the year just over still has headcounts to come.
    findUnknownHeadcounts(ctx.db, {
      prefectureId,
      centerId,
      from: fiscalYearRange(year - 1).from,
      until: fiscalYearRange(year).until,
    }),
    findOpenFailures(ctx.db, { prefectureId, centerId }, {}, ctx.now()),
    findTasks(ctx, centerId),
  ]);

  const midnight = fromTokyo(today, "00:00");
  const scheduled = sessions.filter((session) => session.state === "scheduled");
  const coming = scheduled.filter(hasDate).filter(({ startsAt }) => startsAt >= midnight);
  const answers = await countAnswers(
    ctx.db,
    coming.map((session) => session.id),
  );
  const withAnswers = coming.map((session) => ({ ...session, answers: answers.get(session.id) ?? {} }));
  const horizon = fromTokyo(addDays(today, DAYS_AHEAD + 1), "00:00");
  const draftHorizon = fromTokyo(addDays(today, DRAFT_DUE_DAYS + 1), "00:00");
  const plannedDrafts = sessions.filter(({ state }) => state === "draft").filter(hasDate);
  return {
    kind: "center",
    today,
    soon: withAnswers.filter(({ startsAt }) => startsAt < horizon),
    awaiting: awaitingAnswers(withAnswers, ctx.now()),
    undated: sessions.filter(({ state, startsAt }) => state !== "scheduled" && !(state === "draft" && startsAt)),
    nearingDrafts: plannedDrafts.filter(({ startsAt }) => startsAt < draftHorizon),
    unclosed: scheduled.filter(({ startsAt }) => startsAt !== null && startsAt < midnight),
    withoutHeadcount: [year, year - 1].flatMap((y) => {
      const ofYear = without.filter(({ startsAt }) => fiscalYearOf(startsAt) === y);
      const sessions = ofYear.filter(({ basis }) => basis === "none").length;
      return sessions > 0 ? [{ year: y, sessions, unknown: ofYear.length - sessions }] : [];
    }),
    failedMails: failedMails.length,
    tasks,
  };
}

function hasDate<S extends HomeSession>(session: S): session is S & { startsAt: Instant } {
  return session.startsAt !== null;
}

function awaitingAnswers(coming: readonly ComingSession[], now: Instant): CenterHome["awaiting"] {
  return coming
    .flatMap((session) => {
      const pending = session.answers.pending ?? 0;
      const until = answersUntil(session);
      if (pending === 0 || !until || session.startsAt <= now) return [];
      return [{ ...session, pending, until, overdue: until <= now }];
    })
    .sort((a, b) => a.until.getTime() - b.until.getTime());
}
