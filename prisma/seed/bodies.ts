import type { Appointment } from "#app/domain/seat.ts";
import type { MemberRole } from "#app/domain/taxonomy.ts";
import { addDays, type IsoDate } from "#app/domain/tokyo-time.ts";
import { BODIES, BODY_KEYS, type BodyKey, type SeatTemplate } from "./body-templates.ts";
import { type Desk, type DeskPerson, type Holder, monthEndSoon } from "./desk.ts";
import { CENTERS } from "./places.ts";
import type { PostKey } from "./posts.ts";
import { seedId } from "./seed-id.ts";
import { FIRST_YEAR } from "./world.ts";

interface DeskAppointment extends Appointment {
  personId: string;
  person: DeskPerson;
}

interface DeskSeat {
  id: string;
  position: number;
  role: MemberRole;
  appointments: DeskAppointment[];
}

export interface DeskBody {
  id: string;
  name: string;
  seats: DeskSeat[];
}

export type DeskBodies = Partial<Record<BodyKey, DeskBody>>;

/** The center's tree of bodies, with their seats and who has held them since R1. */
export function addBodies(desk: Desk): DeskBodies {
  const bodies: DeskBodies = {};
  BODY_KEYS.forEach((key, position) => {
    if (key === "committee" && desk.index % 2 === 0) return;
    const template = BODIES[key];
    const id = bodyId(desk, key);
    const name = template.name.replace("○○", areaName(desk));
    desk.world.rows.bodies.push({
      id,
      prefectureId: desk.world.prefectureId,
      centerId: desk.centerId,
      parentId: template.parent ? bodyId(desk, template.parent) : null,
      kind: template.kind,
      name,
      basis: template.basis,
      outsourced: key === "professions" && desk.index % 5 === 3,
      termYears: template.termYears ?? null,
      position,
      startsOn: `${FIRST_YEAR}-04-01`,
    });
    const body: DeskBody = { id, name, seats: [] };
    for (const seat of seatsOf(desk, key, template.seats)) addSeat(desk, body, key, seat, template.termYears);
    bodies[key] = body;
  });
  return bodies;
}

const bodyId = (desk: Desk, key: BodyKey) => seedId("body", desk.place.code, key);

/** Two centers of one area would give their bodies the same name. */
function areaName({ place, short }: Desk): string {
  const alone = CENTERS.filter((other) => other.area === place.area).length === 1;
  return alone ? `${place.area}圏域` : `${short}地域`;
}

interface SeatFacts {
  post: PostKey | "town";
  holders: readonly Holder[];
  role: MemberRole;
  /** The seat's own last day. */
  endsOn?: IsoDate;
}

function seatsOf(desk: Desk, body: BodyKey, templates: readonly SeatTemplate[]): SeatFacts[] {
  const seats = templates.flatMap(([post, role]): SeatFacts[] => {
    if (post === "towns" || post === "town") {
      const towns = post === "towns" ? desk.towns : desk.towns.slice(0, 1);
      return towns.map((holders) => ({ post: "town", holders, role }));
    }
    return [{ post, holders: desk.posts.get(post) ?? [], role }];
  });
  if (body !== "council" || desk.index % 4 !== 3) return seats;
  // A seat that was done away with when the fiscal year began.
  const post = "facilityAdviser";
  const endsOn = `${desk.world.fiscalYear}-03-31`;
  return [...seats, { post, holders: desk.posts.get(post) ?? [], role: "observer", endsOn }];
}

function addSeat(desk: Desk, body: DeskBody, key: BodyKey, facts: SeatFacts, termYears: number | undefined): void {
  const { rows, prefectureId } = desk.world;
  const position = body.seats.length;
  const organization = facts.holders[0]?.person;
  const seat: DeskSeat = {
    id: seedId("seat", desk.place.code, key, position),
    position,
    role: facts.role,
    appointments: [],
  };
  body.seats.push(seat);
  rows.seats.push({
    id: seat.id,
    prefectureId,
    bodyId: body.id,
    organizationId: organization?.organizationId ?? null,
    post: organization?.title ?? "",
    position,
    role: facts.role,
    endsOn: facts.endsOn ?? null,
  });
  for (const { person, from, until } of facts.holders) {
    const endsOn = until ?? facts.endsOn ?? lastDay(desk, key, facts.post, termYears);
    if (endsOn !== null && endsOn < from) continue;
    seat.appointments.push({ personId: person.id, person, startsOn: from, endsOn });
    rows.appointments.push({
      id: seedId("appointment", seat.id, from),
      prefectureId,
      seatId: seat.id,
      personId: person.id,
      startsOn: from,
      endsOn,
    });
  }
}

/** Until when today's holder is appointed. A few terms end soon, and a few seats are vacant since April. */
function lastDay(desk: Desk, key: BodyKey, post: string, termYears: number | undefined): IsoDate | null {
  const { today, fiscalYear } = desk.world;
  if (key === "council" && post === "disabilityAdviser" && desk.index % 4 === 3) return `${fiscalYear}-03-31`;
  if (key === "council" && (post === "nursesChair" || post === "coordinator") && desk.index % 3 === 2)
    return monthEndSoon(today);
  return termYears ? termEnd(today, termYears) : null;
}

/** Terms began in April of R1. Whoever's term ends within the next three months has been appointed anew. */
function termEnd(today: IsoDate, termYears: number): IsoDate {
  let year = FIRST_YEAR;
  while (`${year}-03-31` < addDays(today, 90)) year += termYears;
  return `${year}-03-31`;
}
