import { holidayName } from "#app/adapters/calendar/holidays.server.ts";
import type { CountedRow } from "#app/adapters/db/plan-store.server.ts";
import type { FiscalYear } from "#app/domain/fiscal-year.ts";
import { groupKeysOf } from "#app/domain/plan-group.ts";
import { type IsoDate, toTokyo } from "#app/domain/tokyo-time.ts";
import { dayInYear, type ProposedDay, stillProposed } from "#app/domain/year-plan.ts";
import { dayOf, isOfYear, type PlanGroup } from "./center-year.ts";
import type { PlanRow } from "./draft-plan.ts";

/** A session of last year, and the day it would fall on this year. */
export interface Proposal extends PlanRow {
  from: string;
  movedFrom: ProposedDay["movedFrom"];
  /** The session it follows. */
  last: CountedRow;
}

/**
 * What last year's sessions (held, or still to come) propose for a year, without those that this year's sessions
 * stand for already. A joint session (兼) is proposed at the first of its bodies. Days that have passed are not
 * proposed.
 */
export function proposalsFor(groups: readonly PlanGroup[], year: FiscalYear, today: IsoDate): Proposal[] {
  return groups.flatMap(({ key, sessions }) => {
    const led = sessions.filter((session) => groupKeysOf(session)[0] === key);
    const proposals = led.flatMap((last) => (isPattern(last, year) ? proposalOf(key, last, year) : []));
    const standing = led.filter((session) => isOfYear(session, year));
    return stillProposed(proposals, standing.map(dayOf)).filter(({ date }) => date >= today);
  });
}

function isPattern(session: CountedRow, year: FiscalYear): session is CountedRow & { startsAt: Date } {
  const takesPlace = session.state !== "cancelled" && session.state !== "postponed";
  return takesPlace && session.startsAt !== null && isOfYear(session, year - 1);
}

function proposalOf(group: string, last: CountedRow & { startsAt: Date }, year: FiscalYear): Proposal {
  const start = toTokyo(last.startsAt);
  const end = last.endsAt && toTokyo(last.endsAt);
  // An end on another day is rare, and typed anew.
  const endTime = end && end.date === start.date ? end.time : null;
  const { date, movedFrom } = dayInYear(start.date, year, holidayName);
  return { group, from: last.id, date, movedFrom, start: start.time, end: endTime, last };
}
