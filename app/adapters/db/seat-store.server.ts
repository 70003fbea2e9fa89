import type { MemberRole } from "#app/domain/taxonomy.ts";
import type { Instant, IsoDate } from "#app/domain/tokyo-time.ts";
import type { Prisma, Tx } from "./database.server.ts";
import { asContact, type DeskOf } from "./person-store.server.ts";

/** What has not ended before a day: seats, bodies, appointments. */
export function existingOn(on: IsoDate) {
  return { OR: [{ endsOn: null }, { endsOn: { gte: on } }] } satisfies Prisma.SeatWhereInput & Prisma.BodyWhereInput;
}

/** Seats that are there on a day: see `seatExists`. */
export function seatsOn(on: IsoDate) {
  const hasBegun = [
    { startsOn: null },
    { startsOn: { lte: on } },
    { appointments: { some: { startsOn: { lte: on } } } },
  ];
  return { AND: [existingOn(on), { OR: hasBegun }] } satisfies Prisma.SeatWhereInput;
}

/** Appointments in force on a day. */
export function heldOn(on: IsoDate) {
  return { startsOn: { lte: on }, ...existingOn(on) } satisfies Prisma.AppointmentWhereInput;
}

const inOrder = [{ position: "asc" }, { id: "asc" }] satisfies Prisma.SeatOrderByWithRelationInput[];
const oneByOne = [{ startsOn: "asc" }, { id: "asc" }] satisfies Prisma.AppointmentOrderByWithRelationInput[];

/** A body's seats in 建制順, ended ones among them, each with everyone who has held it or will, in their order. */
export function findSeatsWithHolders(tx: Tx, bodyId: string) {
  return tx.seat.findMany({
    where: { bodyId },
    select: {
      id: true,
      post: true,
      role: true,
      startsOn: true,
      endsOn: true,
      organization: { select: { name: true } },
      appointments: {
        select: { startsOn: true, endsOn: true, person: { select: { id: true, name: true, kana: true, title: true } } },
        orderBy: oneByOne,
      },
    },
    orderBy: inOrder,
  });
}

const withHolders = {
  organization: { select: { id: true, name: true } },
  body: {
    select: { id: true, prefectureId: true, centerId: true, name: true, termYears: true },
  },
  appointments: { include: { person: { select: asContact } }, orderBy: oneByOne },
} satisfies Prisma.SeatInclude;

export type SeatWithHolders = Prisma.SeatGetPayload<{ include: typeof withHolders }>;

/** Within one prefecture, always. */
export function findSeat(tx: Tx, prefectureId: string, id: string): Promise<SeatWithHolders | null> {
  return tx.seat.findFirst({ where: { id, prefectureId }, include: withHolders });
}

/** A body's seats in 建制順, as they are put in order. */
export function findSeatOrder(tx: Tx, bodyId: string) {
  return tx.seat.findMany({
    where: { bodyId },
    select: { id: true, position: true, endsOn: true },
    orderBy: inOrder,
  });
}

export interface SeatFacts {
  organizationId: string | null;
  post: string;
  role: MemberRole;
  startsOn: IsoDate | null;
  endsOn: IsoDate | null;
}

/** Whether a seat was ever held, or anybody called or asked as its holder: then it stays on record. */
export async function isSeatOnRecord(tx: Tx, seatId: string): Promise<boolean> {
  const held = await tx.appointment.count({ where: { seatId } });
  return held > 0 || (await wasCalledAs(tx, { seatId }));
}

/** Whether anybody, or one person, was ever called to a session or asked for their dates as a seat's holder. */
export async function wasCalledAs(tx: Tx, where: { seatId: string; personId?: string }): Promise<boolean> {
  const [called, asked] = [await tx.invitation.count({ where }), await tx.pollParticipant.count({ where })];
  return called + asked > 0;
}

/** The calls of a seat's holders to sessions of their body's center that are yet to begin or postponed, by their dates. */
export function findOpenCalls(tx: Tx, seat: { id: string; body: { centerId: string } }, now: Instant) {
  return tx.invitation.findMany({
    where: {
      seatId: seat.id,
      revokedAt: null,
      session: {
        centerId: seat.body.centerId,
        OR: [{ state: "scheduled", startsAt: { gt: now } }, { state: "postponed" }],
      },
    },
    select: {
      id: true,
      personId: true,
      name: true,
      position: true,
      currentResponse: { select: { answer: true, seated: true } },
      session: {
        select: {
          id: true,
          title: true,
          state: true,
          startsAt: true,
          endsAt: true,
          answerBy: true,
          capacity: true,
          onlineCapacity: true,
          format: true,
          bodies: { select: { bodyId: true }, orderBy: { position: "asc" } },
          invitations: { select: { id: true, personId: true, revokedAt: true } },
        },
      },
    },
    orderBy: [{ session: { startsAt: "asc" } }, { id: "asc" }],
  });
}

/** Another seat of these bodies that someone holds on a day. */
export function findOtherSeat(
  tx: Tx,
  { personId, bodyIds, exceptId }: { personId: string; bodyIds: readonly string[]; exceptId: string },
  on: IsoDate,
) {
  return tx.seat.findFirst({
    where: {
      id: { not: exceptId },
      bodyId: { in: [...bodyIds] },
      ...existingOn(on),
      appointments: { some: { personId, ...heldOn(on) } },
    },
    select: { id: true, role: true },
    orderBy: inOrder,
  });
}

/** The bodies whose seats are looked through: a prefecture's, or those of one of its centers. */
export interface SeatScope {
  prefectureId: string;
  centerId?: string | undefined;
}

const withBody = {
  id: true,
  post: true,
  role: true,
  endsOn: true,
  organization: { select: { name: true } },
  body: { select: { id: true, name: true, centerId: true, termYears: true, center: { select: { name: true } } } },
  appointments: {
    select: { id: true, startsOn: true, endsOn: true, person: { select: { id: true, name: true, title: true } } },
    orderBy: oneByOne,
  },
} satisfies Prisma.SeatSelect;

export type SeatOfBody = Prisma.SeatGetPayload<{ select: typeof withBody }>;

const byBody = [
  { body: { center: { position: "asc" } } },
  { body: { position: "asc" } },
  { body: { id: "asc" } },
  { position: "asc" },
] satisfies Prisma.SeatOrderByWithRelationInput[];

/** The seats, of bodies and seats that are there on a day, whose holder's term ends between it and another. */
export function findSeatsEnding(tx: Tx, scope: SeatScope, on: IsoDate, until: IsoDate): Promise<SeatOfBody[]> {
  return tx.seat.findMany({
    where: {
      ...existingOn(on),
      body: { ...scope, ...existingOn(on) },
      appointments: { some: { startsOn: { lte: on }, endsOn: { gte: on, lte: until } } },
    },
    select: withBody,
    orderBy: byBody,
  });
}

/** The seats, of bodies and seats that are there on a day, which nobody holds. */
export function findVacantSeats(tx: Tx, scope: SeatScope, on: IsoDate): Promise<SeatOfBody[]> {
  return tx.seat.findMany({
    where: { ...seatsOn(on), body: { ...scope, ...existingOn(on) }, appointments: { none: heldOn(on) } },
    select: withBody,
    orderBy: byBody,
  });
}

/** Of a prefecture's seats, those of these appointments. */
export function findSeatsOfAppointments(
  tx: Tx,
  prefectureId: string,
  appointmentIds: readonly string[],
): Promise<SeatWithHolders[]> {
  return tx.seat.findMany({
    where: { prefectureId, appointments: { some: { id: { in: [...appointmentIds] } } } },
    include: withHolders,
    orderBy: inOrder,
  });
}

/** Where people sit on a day, over all bodies of their center. */
export function findSeatsOfPeople(tx: Tx, personIds: readonly string[], on: IsoDate) {
  return tx.appointment.findMany({
    where: { personId: { in: [...personIds] }, ...heldOn(on), seat: existingOn(on) },
    select: { personId: true, seatId: true, seat: { select: { body: { select: { name: true } } } } },
    orderBy: [{ seat: { body: { position: "asc" } } }, { id: "asc" }],
  });
}

const MOST_NAMES = 500;

/** The names of organizations a center is likely to give a seat: those of its area, and those that have one. */
export async function findOrganizationNames(tx: Tx, { prefectureId, centerId }: DeskOf): Promise<string[]> {
  const rows = await tx.organization.findMany({
    where: {
      prefectureId,
      mergedIntoId: null,
      OR: [
        { municipality: { medicalArea: { centers: { some: { id: centerId } } } } },
        { seats: { some: { body: { centerId } } } },
      ],
    },
    select: { name: true },
    distinct: ["name"],
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: MOST_NAMES,
  });
  return rows.map(({ name }) => name);
}
