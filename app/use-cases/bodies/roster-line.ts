import type { findSeatsWithHolders } from "#app/adapters/db/seat-store.server.ts";
import { endsSoon, inForce } from "#app/domain/seat.ts";
import type { MemberRole } from "#app/domain/taxonomy.ts";
import type { IsoDate } from "#app/domain/tokyo-time.ts";

export interface Holder {
  personId: string;
  name: string;
  kana: string;
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

/** Who holds a seat on a day, and who is next. */
export function rosterLine(seat: Awaited<ReturnType<typeof findSeatsWithHolders>>[number], on: IsoDate): RosterLine {
  const holders = seat.appointments.map(({ person: { id: personId, ...person }, startsOn, endsOn }) => {
    return { personId, ...person, startsOn, endsOn };
  });
  // Where two overlap, the later one has taken over.
  const holder = holders.findLast((each) => inForce(each, on)) ?? null;
  return {
    seatId: seat.id,
    organization: seat.organization?.name ?? null,
    post: seat.post,
    role: seat.role,
    holder,
    endsSoon: holder !== null && endsSoon(holder, on),
    next: holders.find((each) => each.startsOn > on) ?? null,
  };
}
