import { findUnknownHeadcounts } from "#app/adapters/db/attendance-store.server.ts";
import { countUntold, type Untold } from "#app/adapters/db/change-store.server.ts";
import { countOverdue } from "#app/adapters/db/follow-up-store.server.ts";
import {
  countApplications,
  countSeatsToFill,
  findHomeSessions,
  findUnitsDue,
  findWaitingSessions,
  type HomeSession,
  type TaskScope,
  type WaitingSession,
} from "#app/adapters/db/home-store.server.ts";
import { countQueued } from "#app/adapters/db/mail-log-store.server.ts";
import { findOffersToTell } from "#app/adapters/db/seat-offer-store.server.ts";
import { type FiscalYear, fiscalYearOf, fiscalYearRange } from "#app/domain/fiscal-year.ts";
import { ENDS_SOON_DAYS } from "#app/domain/seat.ts";
import type { TableUnit } from "#app/domain/tally.ts";
import {
  APPLICATION_NEW_DAYS,
  areMaterialsToSend,
  isPollToDecide,
  MATERIALS_DUE_DAYS,
  missingReplies,
  reportGuideDay,
} from "#app/domain/task.ts";
import { addDays, fromTokyo, type IsoDate, tokyoDate } from "#app/domain/tokyo-time.ts";
import type { MailOutage, StaffContext } from "../context.ts";
import { countMailsToCheck } from "../inbound/list-inbound.ts";

/** What waits at a desk, or at all desks of a prefecture, beside its calendar. */
export interface Tasks {
  /** Polls that have run out, or that everyone has replied to. */
  toDecide: HomeSession[];
  /** Polls under way, with how many of those waited for have not replied, and the last day they can. */
  awaited: (HomeSession & { missing: number; answerBy: IsoDate })[];
  /** Soon, with materials that those called were not told of. */
  toSend: HomeSession[];
  /** Those called do not know how it stands: it changed, or no mail reaches them. */
  toTell: (HomeSession & Untold)[];
  /** Others ask to take part. */
  asked: (HomeSession & { requests: number })[];
  /** Trainings that were applied for these days. */
  applied: (HomeSession & { applications: number })[];
  /** Seats whose holder's term ends within 60 days, nobody being appointed after them. */
  endingTerms: number;
  vacantSeats: number;
  /** Seats on offer to people whom no mail reaches: how many, in which sessions, and when the first ends. */
  offersToTell: Awaited<ReturnType<typeof findOffersToTell>>;
  /** What was to be done after sessions and is late: how many, and since when the first. */
  overdueFollowUps: { count: number; first: IsoDate | null };
  /** Replies that a person has to look at, and mails that came back. */
  mailsToCheck: number;
  /** Since when no mail goes out, null while mails do; and how many wait for that. */
  unsent: { outage: MailOutage | null; waiting: number };
  /**
   * Reports of years that are over and were not submitted, or were given back: by year, the latest first, with how
   * many sessions of their units have no headcount yet.
   */
  reports: { year: FiscalYear; guideDay: IsoDate; units: TableUnit[]; sessions: number }[];
}

/** In a fixed number of queries, however many sessions, bodies and units there are. */
export async function findTasks(ctx: StaffContext, centerId: string | null): Promise<Tasks> {
  const now = ctx.now();
  const today = tokyoDate(now);
  const scope: TaskScope = { prefectureId: ctx.actor.prefectureId, centerId: centerId ?? undefined };
  const horizon = fromTokyo(addDays(today, MATERIALS_DUE_DAYS + 1), "00:00");
  const outage = ctx.mailOutage?.() ?? null;
  const [sessions, seats, reports, mailsToCheck, offersToTell, toTell, applied, overdueFollowUps, waiting] =
    await Promise.all([
      findWaitingSessions(ctx.db, scope, { now, horizon }),
      countSeatsToFill(ctx.db, scope, { today, on: addDays(today, ENDS_SOON_DAYS + 1) }),
      findReportsDue(ctx, scope, fiscalYearOf(now) - 1),
      countMailsToCheck(ctx),
      findOffersToTell(ctx.db, scope),
      findToTell(ctx, scope),
      findApplied(ctx, scope, today),
      countOverdue(ctx.db, scope, today),
      outage ? countQueued(ctx.db, { ...scope, centerId: scope.centerId }) : 0,
    ]);
  const isSoon = ({ state, startsAt }: HomeSession) => state === "scheduled" && startsAt !== null && startsAt < horizon;
  return {
    toDecide: sessions.filter((session) => isToDecide(session, today)).map(listed),
    awaited: sessions
      .filter((session) => !isToDecide(session, today))
      .flatMap((session) => session.polls.map((poll) => ({ ...listed(session), ...awaitedBy(poll) })))
      .filter(({ missing }) => missing > 0),
    toSend: sessions
      .filter((session) => isSoon(session) && session._count.invitations > 0 && areMaterialsToSend(sent(session)))
      .map(listed),
    toTell,
    asked: sessions
      .filter(({ state, _count }) => state === "scheduled" && _count.joinRequests > 0)
      .map((session) => ({ ...listed(session), requests: session._count.joinRequests })),
    applied,
    overdueFollowUps,
    ...seats,
    mailsToCheck: mailsToCheck ?? 0,
    unsent: { outage, waiting },
    offersToTell,
    reports,
  };
}

async function findToTell({ db, now }: StaffContext, scope: TaskScope): Promise<Tasks["toTell"]> {
  const untold = await countUntold(db, scope, now());
  const sessions = await findHomeSessions(db, { id: { in: [...untold.keys()] }, prefectureId: scope.prefectureId });
  return sessions.flatMap((session) => {
    const people = untold.get(session.id);
    return people ? [{ ...session, ...people }] : [];
  });
}

async function findApplied({ db, now }: StaffContext, scope: TaskScope, today: IsoDate): Promise<Tasks["applied"]> {
  const since = fromTokyo(addDays(today, -APPLICATION_NEW_DAYS), "00:00");
  const counts = await countApplications(db, scope, { now: now(), since });
  const sessions = await findHomeSessions(db, { id: { in: [...counts.keys()] }, prefectureId: scope.prefectureId });
  return sessions.map((session) => ({ ...session, applications: counts.get(session.id) ?? 0 }));
}

async function findReportsDue(ctx: StaffContext, scope: TaskScope, last: FiscalYear): Promise<Tasks["reports"]> {
  const due = await findUnitsDue(ctx.db, scope, { fiscalYear: last, ...fiscalYearRange(last) });
  const years = [...new Set(due.flatMap((unit) => unit.years))].sort((a, b) => b - a);
  const first = years.at(-1);
  if (first === undefined) return [];
  const span = { from: fiscalYearRange(first).from, until: fiscalYearRange(last).until };
  // What is stated as 不明 asks for no work.
  const without = (await findUnknownHeadcounts(ctx.db, { ...scope, ...span })).filter(({ basis }) => basis === "none");
  return years.map((year) => {
    const units = due.filter((unit) => unit.years.includes(year));
    const own = new Set(units.flatMap(({ centers }) => centers.map(({ id }) => id)));
    const sessions = without.filter((session) => own.has(session.centerId) && fiscalYearOf(session.startsAt) === year);
    return {
      ...{ year, guideDay: reportGuideDay(year), sessions: sessions.length },
      units: units.map(({ id, name }) => ({ id, name })),
    };
  });
}

function isToDecide({ polls }: WaitingSession, today: IsoDate): boolean {
  return polls.some((poll) => isPollToDecide(ruled(poll), today));
}

function awaitedBy(poll: WaitingSession["polls"][number]) {
  return { missing: missingReplies(ruled(poll)), answerBy: poll.answerBy };
}

function ruled({ answerBy, _count, participants }: WaitingSession["polls"][number]) {
  const asked = participants.map(({ need, currentReply }) => ({ need, marks: currentReply?._count.marks ?? 0 }));
  return { answerBy, options: _count.options, asked };
}

function sent({ materials: [newest], materialsSentAt }: WaitingSession) {
  return { newestAt: newest?.shownAt ?? null, materialsSentAt };
}

/** Without what the tasks were found by. */
function listed({ polls, materials, materialsSentAt, _count, ...session }: WaitingSession): HomeSession {
  return session;
}
