import { findSeatsEnding, findVacantSeats, type SeatOfBody } from "#app/adapters/db/seat-store.server.ts";
import { centersReached, may } from "#app/domain/permission.ts";
import { type Appointment, ENDS_SOON_DAYS, inForce, nextTerm } from "#app/domain/seat.ts";
import type { MemberRole } from "#app/domain/taxonomy.ts";
import { addDays, type IsoDate, tokyoDate } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";

/** A seat that needs the desk's hand, and where it stands. */
interface SeatToMend {
  seatId: string;
  organization: string | null;
  post: string;
  role: MemberRole;
  body: { id: string; name: string };
  centerName: string;
}

/** Someone appointed to a seat. */
interface Named {
  personId: string;
  name: string;
}

/** A holder whose term ends soon. */
export interface EndingTerm extends SeatToMend, Named {
  appointmentId: string;
  endsOn: IsoDate;
  /** Who takes the seat next, where someone is appointed already. */
  next: (Named & { startsOn: IsoDate }) | null;
  /** The term that 再任 would give; null where it is not to be had: somebody is next, or the seat ends. */
  renewal: Appointment | null;
}

/** A seat nobody holds today. */
export interface VacantSeat extends SeatToMend {
  /** Who held it last. */
  last: (Named & { endsOn: IsoDate | null }) | null;
  next: (Named & { startsOn: IsoDate }) | null;
}

export interface EndingTerms {
  ending: EndingTerm[];
  vacant: VacantSeat[];
  /** The centers one may choose from. */
  choices: { id: string; name: string }[];
  mayWrite: boolean;
}

/** Terms that end within 60 days and seats nobody holds, over all bodies one may see. Source: JAPAN, Screens 16. */
export async function listEndingTerms(
  ctx: StaffContext,
  filter: { centerId?: string | undefined } = {},
): Promise<EndingTerms> {
  const { actor, db } = ctx;
  const { prefectureId } = actor;
  const reach = centersReached(actor, "body.read");
  if (reach === "none") return { ending: [], vacant: [], choices: [], mayWrite: false };
  const today = tokyoDate(ctx.now());
  const scope = { prefectureId, centerId: reach === "all" ? filter.centerId : reach.centerId };
  const [choices, ending, vacant] = await Promise.all([
    db.healthCenter.findMany({
      where: { prefectureId, id: reach === "all" ? undefined : reach.centerId },
      select: { id: true, name: true },
      orderBy: { position: "asc" },
    }),
    findSeatsEnding(db, scope, today, addDays(today, ENDS_SOON_DAYS)),
    findVacantSeats(db, scope, today),
  ]);
  return {
    ending: ending.flatMap((seat) => endingTerm(seat, today)),
    vacant: vacant.map((seat) => vacantSeat(seat, today)),
    choices,
    mayWrite: choices.some(({ id }) => may(actor, "body.write", { prefectureId, centerId: id })),
  };
}

function endingTerm(seat: SeatOfBody, today: IsoDate): EndingTerm[] {
  const holder = seat.appointments.findLast((each) => inForce(each, today));
  if (!holder?.endsOn) return [];
  const { id, endsOn, person } = holder;
  const next = nextHolder(seat, endsOn);
  return [
    {
      ...toMend(seat),
      ...{ appointmentId: id, ...named(person), endsOn, next },
      renewal: next ? null : nextTerm({ endsOn, termYears: seat.body.termYears, seatEndsOn: seat.endsOn }),
    },
  ];
}

function vacantSeat(seat: SeatOfBody, today: IsoDate): VacantSeat {
  const last = seat.appointments.findLast(({ startsOn }) => startsOn <= today);
  return {
    ...toMend(seat),
    last: last ? { ...named(last.person), endsOn: last.endsOn } : null,
    next: nextHolder(seat, today),
  };
}

function nextHolder({ appointments }: SeatOfBody, after: IsoDate) {
  const next = appointments.find(({ startsOn }) => startsOn > after);
  return next ? { ...named(next.person), startsOn: next.startsOn } : null;
}

function named({ id: personId, name }: { id: string; name: string }): Named {
  return { personId, name };
}

function toMend({ id, organization, post, role, body }: SeatOfBody): SeatToMend {
  return {
    seatId: id,
    organization: organization?.name ?? null,
    post,
    role,
    body: { id: body.id, name: body.name },
    centerName: body.center.name,
  };
}
