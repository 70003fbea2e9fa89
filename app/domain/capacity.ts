import type { AttendanceMode } from "./attendance.ts";
import { type RsvpStanding, takesSeat } from "./rsvp.ts";
import type { SessionFormat } from "./taxonomy.ts";
import type { Instant } from "./tokyo-time.ts";

/** Seats on site and places online, counted apart and each with a queue of its own, as a format has them. */
export function modesOffered(format: SessionFormat): AttendanceMode[] {
  if (format === "online") return ["online"];
  return format === "hybrid" ? ["onSite", "online"] : ["onSite"];
}

/** The seats that an answer takes; null where it takes none. A proxy comes on site, unless all is online. */
export function modeOf(standing: RsvpStanding, format: SessionFormat): AttendanceMode | null {
  if (!takesSeat(standing)) return null;
  return standing === "online" || format === "online" ? "online" : "onSite";
}

/**
 * Whether someone may be told where to join online: not who comes on site, waits for a seat, or does not come. Who has
 * not decided may choose to.
 */
export function joinsOnline(
  response: { answer: RsvpStanding; seated: boolean } | null,
  format: SessionFormat,
): boolean {
  if (!response || response.answer === "pending" || response.answer === "tentative") return true;
  return response.seated && modeOf(response.answer, format) === "online";
}

/** Whether an answer needs a seat that it does not have. */
export function takesSeatUnseated(response: { answer: RsvpStanding; seated: boolean } | null): boolean {
  return response !== null && takesSeat(response.answer) && !response.seated;
}

/**
 * By which mail somebody is called who has answered by applying: that they have a seat, or wait for one. Null for
 * whoever is asked to answer, as after an application taken back.
 */
export function callOfApplicant(
  {
    applicant,
    answer,
    seated,
  }: { applicant: { withdrawnAt: Instant | null } | null; answer: RsvpStanding; seated: boolean },
  format: SessionFormat,
): "seatGiven" | "seatWaiting" | null {
  if (!applicant || applicant.withdrawnAt || !modeOf(answer, format)) return null;
  return seated ? "seatGiven" : "seatWaiting";
}

/** The seat that an answer waits for; null where it waits for none, or for one that the format no longer has. */
export function waitsFor(
  response: { answer: RsvpStanding; seated: boolean } | null,
  format: SessionFormat,
): AttendanceMode | null {
  if (!response || !takesSeatUnseated(response)) return null;
  const mode = modeOf(response.answer, format);
  return mode && modesOffered(format).includes(mode) ? mode : null;
}

/** The limits that a format leaves (定員); null is no limit. What was typed for seats it does not have is dropped. */
export function capacitiesIn(
  format: SessionFormat,
  { capacity, onlineCapacity }: { capacity: number | null; onlineCapacity: number | null },
): { capacity: number | null; onlineCapacity: number | null } {
  return {
    capacity: format === "online" ? null : capacity,
    onlineCapacity: format === "online" || format === "hybrid" ? onlineCapacity : null,
  };
}

/** Someone who waits for a seat. */
export interface Waiter {
  id: string;
  /** When they joined the queue. */
  since: Instant;
  /** When they last let an offered seat pass, since then; null while they have not. */
  lapsedAt: Instant | null;
  /** A seat is held for them by an open offer. */
  offered: boolean;
}

/** How many hold the seats of one mode. */
export interface SeatCount {
  /** Null is no limit. */
  capacity: number | null;
  /** By answers. */
  seated: number;
  /** By open offers. */
  offered: number;
}

/** The seats of one mode, with those who wait for them. */
export interface SeatBook extends SeatCount {
  /** In the order they joined; two who joined at the same instant as they stand here. */
  queue: readonly Waiter[];
}

/** How many seats nobody holds, by an answer or by an offer; never below zero. */
export function freeSeats({ capacity, seated, offered }: SeatCount): number {
  return capacity === null ? Number.POSITIVE_INFINITY : Math.max(0, capacity - seated - offered);
}

/** Whether more seats are held, by answers and offers, than there are: a limit is not set below them. */
export function isOversold({ capacity, seated, offered }: SeatCount): boolean {
  return capacity !== null && seated + offered > capacity;
}

/** Whether others come after someone: who let an offer pass, or has one, keeps nobody waiting. */
function isAhead({ lapsedAt, offered }: Waiter): boolean {
  return !lapsedAt && !offered;
}

/** How many more would get a seat who do not wait yet. */
export function seatsLeft(book: SeatBook): number {
  return Math.max(0, freeSeats(book) - book.queue.filter(isAhead).length);
}

/** Those who wait, whoever comes first first; who let an offer pass stands behind all others. */
export function inQueueOrder(queue: readonly Waiter[]): Waiter[] {
  const at = (instant: Instant | null) => instant?.getTime() ?? 0;
  return [...queue].sort((a, b) => at(a.lapsedAt) - at(b.lapsedAt) || at(a.since) - at(b.since));
}

/** The places of those who wait for an offer, from 1, by their ids; who has one waits no more. */
export function placesIn(queue: readonly Waiter[]): Map<string, number> {
  return new Map(inQueueOrder(queue.filter(({ offered }) => !offered)).map(({ id }, index) => [id, index + 1]));
}

/**
 * Whether an answer given now gets a seat: one that is free, and that nobody before them still waits for. Who let an
 * offer pass keeps nobody else waiting. `byDesk`: the desk, which knows who waits, gives any free seat by hand.
 */
export function getsSeat(book: SeatBook, claim: { id: string; byDesk?: boolean }): boolean {
  const free = freeSeats(book);
  if (claim.byDesk) return free > 0;
  const own = book.queue.find(({ id }) => id === claim.id);
  const order = inQueueOrder(book.queue);
  const before = own && !own.lapsedAt ? order.slice(0, order.indexOf(own)) : order;
  return free > before.filter((waiter) => waiter.id !== claim.id && isAhead(waiter)).length;
}
