import { findUnknownHeadcounts } from "#app/adapters/db/attendance-store.server.ts";
import {
  countSeatsToFill,
  findUnitsDue,
  findWaitingSessions,
  type HomeSession,
  type TaskScope,
  type WaitingSession,
} from "#app/adapters/db/home-store.server.ts";
import { type FiscalYear, fiscalYearOf, fiscalYearRange } from "#app/domain/fiscal-year.ts";
import { ENDS_SOON_DAYS } from "#app/domain/seat.ts";
import type { TableUnit } from "#app/domain/tally.ts";
import { areMaterialsToSend, isPollToDecide, MATERIALS_DUE_DAYS, reportGuideDay } from "#app/domain/task.ts";
import { addDays, fromTokyo, type IsoDate, tokyoDate } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";

/** What waits at a desk, or at all desks of a prefecture, beside its calendar. */
export interface Tasks {
  /** Polls that have run out, or that everyone has replied to. */
  toDecide: HomeSession[];
  /** Soon, with materials that those called were not told of. */
  toSend: HomeSession[];
  /** Others ask to take part. */
  asked: (HomeSession & { requests: number })[];
  /** Seats whose holder's term ends within 60 days, nobody being appointed after them. */
  endingTerms: number;
  vacantSeats: number;
  /**
   * Reports of the year just over that were not submitted and cannot be yet, as `sessions` of their units have no
   * headcount; null where there are none.
   */
  reports: { year: FiscalYear; guideDay: IsoDate; units: TableUnit[]; sessions: number } | null;
}

/** In six queries, however many sessions, bodies and units there are. */
export async function findTasks(ctx: StaffContext, centerId: string | null): Promise<Tasks> {
  const now = ctx.now();
  const today = tokyoDate(now);
  const scope: TaskScope = { prefectureId: ctx.actor.prefectureId, centerId: centerId ?? undefined };
  const horizon = fromTokyo(addDays(today, MATERIALS_DUE_DAYS + 1), "00:00");
  const [sessions, seats, reports] = await Promise.all([
    findWaitingSessions(ctx.db, scope, { now, horizon }),
    countSeatsToFill(ctx.db, scope, { today, on: addDays(today, ENDS_SOON_DAYS + 1) }),
    findReportsDue(ctx, scope, fiscalYearOf(now) - 1),
  ]);
  const isSoon = ({ state, startsAt }: HomeSession) => state === "scheduled" && startsAt !== null && startsAt < horizon;
  return {
    toDecide: sessions.filter(({ polls }) => polls.some((poll) => isPollToDecide(ruled(poll), today))).map(listed),
    toSend: sessions
      .filter((session) => isSoon(session) && session._count.invitations > 0 && areMaterialsToSend(sent(session)))
      .map(listed),
    asked: sessions
      .filter(({ _count }) => _count.joinRequests > 0)
      .map((session) => ({ ...listed(session), requests: session._count.joinRequests })),
    ...seats,
    reports,
  };
}

async function findReportsDue(ctx: StaffContext, scope: TaskScope, year: FiscalYear): Promise<Tasks["reports"]> {
  const range = fiscalYearRange(year);
  const [due, unknown] = await Promise.all([
    findUnitsDue(ctx.db, scope, { fiscalYear: year, ...range }),
    findUnknownHeadcounts(ctx.db, { ...scope, ...range }),
  ]);
  // What is stated as 不明 asks for no work.
  const without = unknown.filter(({ basis }) => basis === "none");
  const units = due.flatMap(({ id, name, centers }) => {
    const own = new Set(centers.map((center) => center.id));
    const sessions = without.filter(({ centerId }) => own.has(centerId)).length;
    return sessions > 0 ? [{ id, name, sessions }] : [];
  });
  if (units.length === 0) return null;
  return {
    ...{ year, guideDay: reportGuideDay(year) },
    units: units.map(({ id, name }) => ({ id, name })),
    sessions: units.reduce((sum, unit) => sum + unit.sessions, 0),
  };
}

function ruled({ answerBy, _count, participants }: WaitingSession["polls"][number]) {
  const asked = participants.map(({ need, currentReply }) => ({ need, marks: currentReply?._count.marks ?? 0 }));
  return { answerBy, options: _count.options, asked };
}

function sent({ materials: [newest], materialsSentAt }: WaitingSession) {
  return { newestAt: newest?.uploadedAt ?? null, materialsSentAt };
}

/** Without what the tasks were found by. */
function listed({ polls, materials, materialsSentAt, _count, ...session }: WaitingSession): HomeSession {
  return session;
}
