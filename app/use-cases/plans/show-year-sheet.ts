import { holidayName } from "#app/adapters/calendar/holidays.server.ts";
import { findCenterSessions, findPublishedElsewhere, findStandingBodies } from "#app/adapters/db/plan-store.server.ts";
import { type FiscalYear, fiscalYearRange } from "#app/domain/fiscal-year.ts";
import { addMonths, daysOf, type Month } from "#app/domain/month.ts";
import { ok, type Result } from "#app/domain/result.ts";
import type { SessionState } from "#app/domain/session.ts";
import { type Instant, type IsoDate, tokyoDate } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";
import { isOfYear } from "./center-year.ts";
import { type OpenedPlan, openPlan } from "./open-plan.ts";

export interface SheetSession {
  id: string;
  title: string;
  round: number | null;
  state: SessionState;
  startsAt: Instant;
  endsAt: Instant | null;
}

export interface SheetMonth {
  month: Month;
  holidays: { date: IsoDate; name: string }[];
  /** By the id of each body; a joint session (兼) stands in the column of each. */
  byBody: Record<string, SheetSession[]>;
  /** Of no body. */
  others: SheetSession[];
  /** Of other centers: titles only. */
  elsewhere: { id: string; title: string; startsAt: Instant; centerName: string }[];
}

export interface YearSheet extends OpenedPlan {
  bodies: { id: string; name: string }[];
  months: SheetMonth[];
  /** Of this year's plan, without a day. */
  undated: { id: string; title: string; state: SessionState }[];
}

/** A center's year on one sheet, April to March; with what other centers have published, where asked for. */
export async function showYearSheet(
  ctx: StaffContext,
  { year, centerId, elsewhere }: { year: FiscalYear; centerId?: string | undefined; elsewhere: boolean },
): Promise<Result<YearSheet, "not-found" | "forbidden">> {
  const opened = await openPlan(ctx, ctx.db, centerId);
  if (!opened.ok) return opened;
  const { center } = opened.value;
  const sessions = (await findCenterSessions(ctx.db, center)).filter((session) => isOfYear(session, year));
  const standing = await findStandingBodies(ctx.db, center, `${year}-04-01`);
  const published = elsewhere ? await findPublishedElsewhere(ctx.db, center, fiscalYearRange(year)) : [];
  const dated = sessions.flatMap((session) => (session.startsAt ? [{ ...session, startsAt: session.startsAt }] : []));
  const months = Array.from({ length: 12 }, (_, index): SheetMonth => {
    const month = addMonths(`${year}-04`, index);
    const inMonth = <S extends { startsAt: Instant }>(list: readonly S[]) =>
      list.filter(({ startsAt }) => tokyoDate(startsAt).startsWith(month));
    const own = inMonth(dated);
    return {
      month,
      holidays: daysOf(month).flatMap((date) => {
        const name = holidayName(date);
        return name ? [{ date, name }] : [];
      }),
      byBody: Object.fromEntries(
        standing.map(({ id }) => [
          id,
          own.filter(({ bodies }) => bodies.some(({ bodyId }) => bodyId === id)).map(asCell),
        ]),
      ),
      others: own
        .filter(({ bodies }) => !bodies.some(({ bodyId }) => standing.some(({ id }) => id === bodyId)))
        .map(asCell),
      elsewhere: inMonth(published),
    };
  });
  const undated = sessions
    .filter(({ startsAt }) => startsAt === null)
    .map(({ id, title, state }) => ({ id, title, state }));
  return ok({ ...opened.value, bodies: standing, months, undated });
}

function asCell({ id, title, round, state, startsAt, endsAt }: SheetSession): SheetSession {
  return { id, title, round, state, startsAt, endsAt };
}
