import { findBody, findBodySessions } from "#app/adapters/db/body-store.server.ts";
import { findSeatsWithHolders } from "#app/adapters/db/seat-store.server.ts";
import { type FrequencyClass, frequencyClass } from "#app/domain/body.ts";
import { type FiscalYear, fiscalYearOf } from "#app/domain/fiscal-year.ts";
import { may, sightOf } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { seatExists } from "#app/domain/seat.ts";
import type { IsoDate } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";
import { type RosterLine, rosterLine } from "./roster-line.ts";

type Body = NonNullable<Awaited<ReturnType<typeof findBody>>>;
export type BodySession = Awaited<ReturnType<typeof findBodySessions>>[number];

/** Another body of the tree; `readable` where one may open it. */
export interface Relative {
  id: string;
  name: string;
  readable: boolean;
}

export interface ShownBody {
  body: Omit<Body, "parent" | "children">;
  parent: Relative | null;
  children: Relative[];
  /** In 建制順; nobody before the body is set up. */
  roster: RosterLine[];
  /** The roster's day lies before the body's first. */
  isBeforeStart: boolean;
  /** Newest first, what has no date yet before it; the sessions of a year in their order. */
  years: { fiscalYear: FiscalYear | null; sessions: BodySession[] }[];
  /** This year so far, and last year, of the sessions it held. */
  frequencies: { fiscalYear: FiscalYear; held: number; frequency: FrequencyClass }[];
  mayWrite: boolean;
}

/** A body with its roster (名簿) of one day and all sessions one may see. */
export async function showBody(
  ctx: StaffContext,
  id: string,
  on: IsoDate,
): Promise<Result<ShownBody, "not-found" | "forbidden">> {
  const { actor, db } = ctx;
  const found = await findBody(db, actor.prefectureId, id);
  if (!found) return refuse("not-found");
  if (!may(actor, "body.read", found)) return refuse("forbidden");
  const { parent, children, ...body } = found;
  const relative = (of: NonNullable<Body["parent"]>) => ({
    id: of.id,
    name: of.name,
    readable: may(actor, "body.read", of),
  });
  const [seats, sessions] = await Promise.all([findSeatsWithHolders(db, id), findBodySessions(db, id)]);
  const isBeforeStart = body.startsOn !== null && on < body.startsOn;
  const there = isBeforeStart ? [] : seats.filter((seat) => seatExists(seat, on));
  const thisYear = fiscalYearOf(ctx.now());
  // A session held as several bodies may be another center's: of those, what is published.
  const visible = sessions.filter((session) => sightOf(actor, session) !== "none");
  return ok({
    body,
    parent: parent && relative(parent),
    children: children.map(relative),
    roster: there.map((seat) => rosterLine(seat, on)),
    isBeforeStart,
    years: byYear(visible),
    frequencies: [thisYear, thisYear - 1].map((fiscalYear) => frequencyOf(sessions, fiscalYear)),
    mayWrite: may(actor, "body.write", found),
  });
}

function byYear(sessions: readonly BodySession[]): ShownBody["years"] {
  const years = new Map<FiscalYear | null, BodySession[]>();
  for (const session of sessions) {
    const year = session.startsAt && fiscalYearOf(session.startsAt);
    years.set(year, [...(years.get(year) ?? []), session]);
  }
  return [...years]
    .map(([fiscalYear, ofYear]) => ({ fiscalYear, sessions: ofYear }))
    .sort((a, b) => (b.fiscalYear ?? Number.POSITIVE_INFINITY) - (a.fiscalYear ?? Number.POSITIVE_INFINITY));
}

function frequencyOf(sessions: readonly BodySession[], fiscalYear: FiscalYear) {
  const held = sessions.filter(
    ({ state, startsAt }) => state === "held" && startsAt && fiscalYearOf(startsAt) === fiscalYear,
  ).length;
  return { fiscalYear, held, frequency: frequencyClass(held) };
}
