import { holidayName } from "#app/adapters/calendar/holidays.server.ts";
import type { CountedRow } from "#app/adapters/db/plan-store.server.ts";
import { type FiscalYear, fiscalYearOf } from "#app/domain/fiscal-year.ts";
import { groupKeysOf } from "#app/domain/plan-group.ts";
import { type IsoDate, toTokyo } from "#app/domain/tokyo-time.ts";
import { dayInYear, type ProposedDay, stillProposed } from "#app/domain/year-plan.ts";
import { dayOf, isOfYear, type PlanGroup } from "./center-year.ts";
import type { PlanRow } from "./draft-plan.ts";

/** A session of an earlier year, and the day it would fall on this year. */
export interface Proposal extends PlanRow {
  from: string;
  movedFrom: ProposedDay["movedFrom"];
  /** The session it follows. */
  last: CountedRow;
}

/**
 * What the sessions of a group's pattern year propose for a year, without those that this year's sessions stand for
 * already. A joint session (兼) is proposed at the first of its bodies. Days that have passed are not proposed.
 */
export function proposalsFor(groups: readonly PlanGroup[], year: FiscalYear, today: IsoDate): Proposal[] {
  return groups.flatMap((group) => {
    const { key, sessions } = group;
    const from = patternYear(group, year);
    const led = sessions.filter((session) => groupKeysOf(session)[0] === key);
    const proposals = led.flatMap((last) =>
      from !== null && isPattern(last) && isOfYear(last, from) ? proposalOf(key, last, year) : [],
    );
    const standing = led.filter((session) => isOfYear(session, year));
    return stillProposed(proposals, standing.map(dayOf)).filter(({ date }) => date >= today);
  });
}

/**
 * The year whose sessions a group's plan follows: last year or, where none of its sessions has a day then, the latest
 * year before in which one has; null for a group without a past.
 */
export function patternYear({ sessions }: PlanGroup, year: FiscalYear): FiscalYear | null {
  const years = sessions.filter(isPattern).map(({ startsAt }) => fiscalYearOf(startsAt));
  const earlier = years.filter((held) => held < year);
  return earlier.length > 0 ? Math.max(...earlier) : null;
}

/** Whatever was to take place; what was postponed, or is asked about again, by the last day it had. */
function isPattern(session: CountedRow): session is CountedRow & { startsAt: Date } {
  return session.state !== "cancelled" && session.startsAt !== null;
}

function proposalOf(group: string, last: CountedRow & { startsAt: Date }, year: FiscalYear): Proposal {
  const start = toTokyo(last.startsAt);
  const end = last.endsAt && toTokyo(last.endsAt);
  // An end on another day is rare, and typed anew.
  const endTime = end && end.date === start.date ? end.time : null;
  const { date, movedFrom } = dayInYear(start.date, year, holidayName);
  return { group, from: last.id, date, movedFrom, start: start.time, end: endTime, last };
}
