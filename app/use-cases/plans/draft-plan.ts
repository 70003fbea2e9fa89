import type { CountedRow } from "#app/adapters/db/plan-store.server.ts";
import { type FiscalYear, fiscalYearOf } from "#app/domain/fiscal-year.ts";
import { isNumberedAlone, type PlanGroupKey } from "#app/domain/plan-group.ts";
import { plannedTitle, retitle } from "#app/domain/round.ts";
import type { SessionCategory, SessionFormat } from "#app/domain/taxonomy.ts";
import { type ClockTime, fromTokyo, type Instant, type IsoDate } from "#app/domain/tokyo-time.ts";
import { type PlanGroup, roundsIn } from "./center-year.ts";

/** One session to be planned, as the form gives it. */
export interface PlanRow {
  group: PlanGroupKey;
  /** Last year's session it follows; null for a row added by hand. */
  from: string | null;
  date: IsoDate;
  start: ClockTime;
  end: ClockTime | null;
}

/** A session about to be made. */
export interface PlannedDraft {
  row: PlanRow;
  title: string;
  round: number | null;
  series: string | null;
  category: SessionCategory;
  format: SessionFormat;
  venue: string | null;
  startsAt: Instant;
  endsAt: Instant | null;
  bodies: { bodyId: string }[];
}

/** What a row without an earlier session to follow becomes. */
const PLAIN = { category: "meeting", format: "onSite", venue: null } as const;

/**
 * The drafts that rows become: as last year's session was, in the new year and round; a row added by hand follows
 * the group's last session. A row of no group becomes nothing. Agenda and theme are not copied: they are next year's.
 */
export function draftsOf(
  rows: readonly PlanRow[],
  { groups, year, isPlannedDraft }: PlanFacts,
): { drafts: (PlannedDraft | null)[]; rounds: Map<string, number> } {
  const patterns = rows.map((row) => patternOf(row, groups));
  const rounds = new Map<string, number>();
  for (const group of groups) {
    const coming = rows.flatMap((row, index) =>
      row.group === group.key && isNumbered(row, patterns[index] ?? null, group)
        ? [{ key: rowKey(index), on: row.date }]
        : [],
    );
    for (const [key, round] of roundsIn(group, year, isPlannedDraft, coming)) rounds.set(key, round);
  }
  const drafts = rows.map((row, index): PlannedDraft | null => {
    const group = groups.find(({ key }) => key === row.group);
    if (!group) return null;
    const pattern = patterns[index] ?? null;
    const round = rounds.get(rowKey(index)) ?? null;
    const { category, format, venue } = pattern ?? PLAIN;
    return {
      row,
      round,
      title: titleOf(group, pattern, { year, round }),
      series: pattern ? pattern.series : group.bodyId ? null : group.name,
      ...{ category, format, venue },
      startsAt: fromTokyo(row.date, row.start),
      endsAt: row.end ? fromTokyo(row.date, row.end) : null,
      bodies: row.from && pattern ? pattern.bodies.map(({ bodyId }) => ({ bodyId })) : soleBody(group),
    };
  });
  return { drafts, rounds };
}

export interface PlanFacts {
  groups: readonly PlanGroup[];
  year: FiscalYear;
  /** Whether a session is a draft of this plan whose number may still change. */
  isPlannedDraft(session: CountedRow): boolean;
}

/** A row's own key among the rounds: session ids hold no colon. */
function rowKey(index: number): string {
  return `row:${index}`;
}

function patternOf(row: PlanRow, groups: readonly PlanGroup[]): CountedRow | null {
  const group = groups.find(({ key }) => key === row.group);
  if (!group) return null;
  if (row.from) return group.sessions.find(({ id }) => id === row.from) ?? null;
  return group.sessions.findLast((session) => session.startsAt && isNumberedAlone(session)) ?? null;
}

/** Numbered like last year's session; a row added by hand, where its group has numbers or no past at all. */
function isNumbered(row: PlanRow, pattern: CountedRow | null, group: PlanGroup): boolean {
  if (row.from) return pattern !== null && pattern.round !== null && isNumberedAlone(pattern);
  return group.sessions.length === 0 || group.sessions.some(({ round }) => round !== null);
}

function titleOf(group: PlanGroup, pattern: CountedRow | null, to: { year: FiscalYear; round: number | null }): string {
  // A hand-added row that gets a number cannot take it from a title that names none.
  if (!pattern?.startsAt || (to.round !== null && pattern.round === null)) return plannedTitle(group.name, to);
  return retitle(pattern.title, { year: fiscalYearOf(pattern.startsAt), round: pattern.round }, to);
}

function soleBody({ bodyId }: PlanGroup): { bodyId: string }[] {
  return bodyId ? [{ bodyId }] : [];
}
