import { holidayName } from "#app/adapters/calendar/holidays.server.ts";
import { type CountedRow, findLooseDrafts } from "#app/adapters/db/plan-store.server.ts";
import { isReportConfirmed } from "#app/adapters/db/session-store.server.ts";
import type { FiscalYear } from "#app/domain/fiscal-year.ts";
import { ok, type Result } from "#app/domain/result.ts";
import { endOf } from "#app/domain/session.ts";
import { type IsoDate, tokyoDate } from "#app/domain/tokyo-time.ts";
import { type Closed, closedOn, MOST_TOLD, type ProposedDay } from "#app/domain/year-plan.ts";
import type { StaffContext } from "../context.ts";
import { type Clash, findClashesOfEach } from "../sessions/find-clashes.ts";
import { dayOf, isOfYear, type PlanGroup, readGroups, roundsIn } from "./center-year.ts";
import { draftsOf, type PlannedDraft, type PlanRow } from "./draft-plan.ts";
import { type OpenedPlan, openPlan } from "./open-plan.ts";
import { isNumberedDraft } from "./planned-draft.ts";
import { type Proposal, patternYear, proposalsFor } from "./propose-plan.ts";

/** What is said of a row of the plan: what it would become, and what speaks against its day. */
export interface ShownRow {
  title: string;
  round: number | null;
  venue: string | null;
  /** The names of its bodies, where it is held as several (兼). */
  jointWith: string[];
  /** The day of the session it follows. */
  lastOn: IsoDate | null;
  movedFrom: ProposedDay["movedFrom"];
  closed: Closed | null;
  /** The first MOST_TOLD; one more says that there are others. */
  clashes: Clash[];
  /** Titles of other rows at the same time, as many. */
  sameTime: string[];
}

export interface PlannedSession extends Pick<CountedRow, "id" | "title" | "round" | "state" | "startsAt" | "endsAt"> {
  version: number;
  /** Whether it was made by this year's plan. */
  planned: boolean;
  /** A draft of the plan that nobody was called to. */
  removable: boolean;
}

export interface YearPlan extends OpenedPlan {
  reportConfirmed: boolean;
  groups: {
    key: string;
    name: string;
    bodyId: string | null;
    /** The year whose sessions are proposed anew; null for a group without a past. */
    patternYear: FiscalYear | null;
    sessions: PlannedSession[];
  }[];
  /** In the order of the groups. */
  rows: PlanRow[];
  /** What is said of each row; of those asked about, where some were. */
  facts: (ShownRow | null)[];
  /** Whether numbers of planned drafts are not in the order of their days. */
  outOfOrder: boolean;
}

/**
 * The plan of a center for a year: the sessions it has by body and series, and what last year's propose beside
 * them. `typed` are rows as the desk has changed them: asked about instead of the proposals; null for one whose
 * day or time is not known.
 */
export async function showYearPlan(
  ctx: StaffContext,
  { year, centerId, typed }: { year: FiscalYear; centerId?: string | undefined; typed?: readonly (PlanRow | null)[] },
): Promise<Result<YearPlan, "not-found" | "forbidden">> {
  const opened = await openPlan(ctx, ctx.db, centerId);
  if (!opened.ok) return opened;
  const { center } = opened.value;
  const groups = await readGroups(ctx.db, center, year);
  const loose = await findLooseDrafts(ctx.db, center);
  const isPlannedDraft = (session: CountedRow) => isNumberedDraft(session, year, loose);
  const proposals = proposalsFor(groups, year, tokyoDate(ctx.now()));
  const rows = typed ?? proposals;
  const known = rows.filter((row) => row !== null);
  const { drafts } = draftsOf(known, { groups, year, isPlannedDraft });
  const made = drafts.filter((draft) => draft !== null);
  const clashes = await findClashesOfEach(
    ctx.db,
    center,
    made.map((draft) => ({ ...draft, id: "" })),
    MOST_TOLD + 1,
  );
  const proposed = new Map(proposals.map((proposal) => [proposal.from, proposal]));
  const byRow = new Map<PlanRow | null, ShownRow>(
    made.map((draft, index) => [
      draft.row,
      {
        ...factsOf(draft, proposed.get(draft.row.from ?? "")),
        clashes: clashes[index] ?? [],
        sameTime: atSameTime(draft, made),
      },
    ]),
  );
  return ok({
    ...opened.value,
    reportConfirmed: await isReportConfirmed(ctx.db, center.id, year),
    groups: groups.map((group) => ({
      key: group.key,
      name: group.name,
      bodyId: group.bodyId,
      patternYear: patternYear(group, year),
      sessions: group.sessions
        .filter((session) => isOfYear(session, year))
        .map((session) => shown(session, year, loose)),
    })),
    rows: proposals.map(({ group, from, date, start, end }) => ({ group, from, date, start, end })),
    facts: rows.map((row) => byRow.get(row) ?? null),
    outOfOrder: groups.some((group) => differs(group, year, isPlannedDraft)),
  });
}

function differs(group: PlanGroup, year: FiscalYear, isPlannedDraft: (session: CountedRow) => boolean): boolean {
  const rounds = roundsIn(group, year, isPlannedDraft, []);
  return group.sessions.some(({ id, round }) => rounds.has(id) && rounds.get(id) !== round);
}

function shown(session: CountedRow, year: FiscalYear, loose: ReadonlySet<string>): PlannedSession {
  const { id, title, round, state, startsAt, endsAt, version, plannedFor } = session;
  const planned = plannedFor === year;
  return { id, title, round, state, startsAt, endsAt, version, planned, removable: planned && loose.has(id) };
}

function factsOf(draft: PlannedDraft, proposal: Proposal | undefined): Omit<ShownRow, "clashes" | "sameTime"> {
  const { title, round, venue, row, bodies } = draft;
  const last = proposal?.last ?? null;
  return {
    title,
    round,
    venue,
    jointWith: bodies.length > 1 ? (last?.bodies.map(({ body }) => body.name) ?? []) : [],
    lastOn: last && dayOf(last),
    movedFrom: proposal && proposal.date === row.date ? proposal.movedFrom : null,
    closed: closedOn(row.date, holidayName),
  };
}

function atSameTime(draft: PlannedDraft, drafts: readonly PlannedDraft[]): string[] {
  const titles: string[] = [];
  for (const other of drafts) {
    if (titles.length > MOST_TOLD) break;
    if (other !== draft && overlap(other, draft)) titles.push(other.title);
  }
  return titles;
}

function overlap(a: PlannedDraft, b: PlannedDraft): boolean {
  return a.startsAt < endOf(b) && b.startsAt < endOf(a);
}
