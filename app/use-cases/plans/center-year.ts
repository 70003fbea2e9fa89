import type { Tx } from "#app/adapters/db/database.server.ts";
import {
  type CenterScope,
  type CountedRow,
  findCenterSessions,
  findStandingBodies,
} from "#app/adapters/db/plan-store.server.ts";
import { type FiscalYear, fiscalYearOf } from "#app/domain/fiscal-year.ts";
import { bodyKey, groupKeysOf, type PlanGroupKey, seriesKey } from "#app/domain/plan-group.ts";
import { type CountedSession, roundsOfPlan } from "#app/domain/round.ts";
import { type IsoDate, tokyoDate } from "#app/domain/tokyo-time.ts";

/** A body, or a series held without one, with all its sessions in the order of their days. */
export interface PlanGroup {
  key: PlanGroupKey;
  name: string;
  /** Null for a series. */
  bodyId: string | null;
  sessions: CountedRow[];
}

/**
 * The groups of a center for a year: its bodies in the office's own order, then the series it has held in the year
 * or the one before. A joint session (兼) is in the group of each of its bodies.
 */
export async function readGroups(tx: Tx, scope: CenterScope, year: FiscalYear): Promise<PlanGroup[]> {
  const sessions = await findCenterSessions(tx, scope);
  const bodies = await findStandingBodies(tx, scope, `${year}-04-01`);
  const recent = sessions.filter((session) => isOfYear(session, year) || isOfYear(session, year - 1));
  const series = new Set(recent.flatMap((s) => (s.series && s.bodies.length === 0 ? [s.series] : [])));
  const groups = [
    ...bodies.map(({ id, name }) => ({ key: bodyKey(id), name, bodyId: id })),
    ...[...series].map((name) => ({ key: seriesKey(name), name, bodyId: null })),
  ];
  const byGroup = new Map<PlanGroupKey, CountedRow[]>(groups.map(({ key }) => [key, []]));
  for (const session of sessions) for (const key of groupKeysOf(session)) byGroup.get(key)?.push(session);
  return groups.map((group) => ({ ...group, sessions: byGroup.get(group.key) ?? [] }));
}

/** Whether a session belongs to a year: by its day or, while it has none, by the plan it was made in. */
export function isOfYear(session: { startsAt: Date | null; plannedFor: number | null }, year: FiscalYear): boolean {
  return session.startsAt ? fiscalYearOf(session.startsAt) === year : session.plannedFor === year;
}

export function dayOf(session: { startsAt: Date | null }): IsoDate | null {
  return session.startsAt && tokyoDate(session.startsAt);
}

/**
 * The rounds of a group's planned sessions in a year: the drafts of its plan that are numbered already, and those
 * about to be made, together in the order of their days. Keys are session ids and those given.
 */
export function roundsIn(
  { sessions }: PlanGroup,
  year: FiscalYear,
  isPlannedDraft: (session: CountedRow) => boolean,
  coming: readonly { key: string; on: IsoDate }[],
): Map<string, number> {
  const drafts = new Set(sessions.filter(isPlannedDraft));
  const planned = [...drafts].flatMap((draft) => {
    const on = dayOf(draft);
    return on ? [{ key: draft.id, on }] : [];
  });
  const standing: CountedSession[] = sessions
    .filter((session) => !drafts.has(session))
    .map((session) => ({ on: dayOf(session), round: session.round, state: session.state }));
  return roundsOfPlan([...planned, ...coming], standing, year);
}
