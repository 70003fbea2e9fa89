import { type ContactPerson, findPeople, searchPeople } from "#app/adapters/db/person-store.server.ts";
import { findSeat, findSeatsOfPeople, type SeatWithHolders } from "#app/adapters/db/seat-store.server.ts";
import { type ContactWay, contactWay } from "#app/domain/contact.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { type Appointment, lastDayOfTerm } from "#app/domain/seat.ts";
import { addDays, type IsoDate, tokyoDate } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";
import type { SeatAddress } from "./lock-seat.ts";

const MOST_FOUND = 50;

/** Someone who could hold a seat. */
export interface Candidate {
  personId: string;
  name: string;
  organizationName: string | null;
  title: string | null;
  reachedBy: ContactWay;
  /** The bodies they sit in today, by other seats. */
  sitsIn: string[];
}

export interface HolderProposal {
  seat: SeatWithHolders;
  /** Who is to be replaced. */
  former: SeatWithHolders["appointments"][number] | null;
  /** What the search found among the desk's people; null without a search. */
  found: Candidate[] | null;
  chosen: Candidate | null;
  /** From the day after the last holder's, or today, for one term of the body. */
  term: Appointment;
}

/** Who could hold a seat next, and from when to when. Changes nothing. */
export async function proposeHolder(
  ctx: StaffContext,
  input: SeatAddress & { replacing: string | null; search: string; personId: string | null },
): Promise<Result<HolderProposal, "not-found" | "forbidden">> {
  const { db, actor } = ctx;
  const seat = await findSeat(db, actor.prefectureId, input.seatId);
  if (!seat || seat.bodyId !== input.bodyId) return refuse("not-found");
  if (!may(actor, "body.write", seat.body)) return refuse("forbidden");
  const former = seat.appointments.find(({ id }) => id === input.replacing) ?? null;
  if (input.replacing && !former) return refuse("not-found");
  const today = tokyoDate(ctx.now());
  const [chosen] = input.personId ? await findPeople(db, seat.body, [input.personId]) : [];
  const found = input.search.trim() ? await searchPeople(db, seat.body, input.search, MOST_FOUND) : null;
  const people = [...(found ?? []), ...(chosen ? [chosen] : [])];
  const sittings = await findSeatsOfPeople(
    db,
    people.map(({ id }) => id),
    today,
  );
  const candidate = (person: ContactPerson): Candidate => ({
    personId: person.id,
    name: person.name,
    organizationName: person.organization?.name ?? null,
    title: person.title,
    reachedBy: contactWay(person),
    sitsIn: sittings.filter((at) => at.personId === person.id && at.seatId !== seat.id).map((at) => at.seat.body.name),
  });
  return ok({
    seat,
    former,
    found: found?.map(candidate) ?? null,
    chosen: chosen ? candidate(chosen) : null,
    term: proposedTerm(seat, former, today),
  });
}

function proposedTerm(seat: SeatWithHolders, former: Appointment | null, today: IsoDate): Appointment {
  if (former) return { startsOn: today, endsOn: former.endsOn };
  const last = seat.appointments.at(-1)?.endsOn;
  const startsOn = last && last >= today ? addDays(last, 1) : today;
  return { startsOn, endsOn: seat.body.termYears ? lastDayOfTerm(startsOn, seat.body.termYears) : null };
}
