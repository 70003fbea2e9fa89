import { findBody, findBodySessions, findSeatsWithHolders } from "#app/adapters/db/body-store.server.ts";
import { type FiscalYear, fiscalYearOf } from "#app/domain/fiscal-year.ts";
import { may, sightOf } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { inForce } from "#app/domain/seat.ts";
import type { MemberRole } from "#app/domain/taxonomy.ts";
import { addDays, type IsoDate } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";

const ENDS_SOON_DAYS = 60;

export interface Holder {
  name: string;
  /** 役職, as the person's own record has it now. */
  title: string | null;
  startsOn: IsoDate;
  endsOn: IsoDate | null;
}

/** A seat as the roster of one day shows it. */
export interface RosterLine {
  seatId: string;
  organization: string | null;
  post: string;
  role: MemberRole;
  /** Nobody: 空席. */
  holder: Holder | null;
  /** The holder's term ends within 60 days of the roster's day. Source: JAPAN, Screens 16. */
  endsSoon: boolean;
  /** Who takes the seat next, where someone is appointed already. */
  next: Holder | null;
}

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
  /** In 建制順. */
  roster: RosterLine[];
  /** Newest first, what has no date yet before it; the sessions of a year in their order. */
  years: { fiscalYear: FiscalYear | null; sessions: BodySession[] }[];
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
  // A session held as several bodies may be another center's: of those, what is published.
  const visible = sessions.filter((session) => sightOf(actor, session) !== "none");
  return ok({
    body,
    parent: parent && relative(parent),
    children: children.map(relative),
    roster: seats.map((seat) => rosterLine(seat, on)),
    years: byYear(visible),
  });
}

function rosterLine(seat: Awaited<ReturnType<typeof findSeatsWithHolders>>[number], on: IsoDate): RosterLine {
  const holders = seat.appointments.map(({ person, startsOn, endsOn }) => ({ ...person, startsOn, endsOn }));
  // Where two overlap, the later one has taken over.
  const holder = holders.findLast((each) => inForce(each, on)) ?? null;
  return {
    seatId: seat.id,
    organization: seat.organization?.name ?? null,
    post: seat.post,
    role: seat.role,
    holder,
    endsSoon: Boolean(holder?.endsOn && holder.endsOn <= addDays(on, ENDS_SOON_DAYS)),
    next: holders.find((each) => each.startsOn > on) ?? null,
  };
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
