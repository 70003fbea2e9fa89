import type { AttendanceMode } from "./attendance.ts";
import { type RsvpStanding, takesSeat } from "./rsvp.ts";
import type { SessionFormat } from "./taxonomy.ts";
import type { Instant } from "./tokyo-time.ts";

/** Seats on site and places online are counted apart, each with a queue of its own. Source: DOMAIN "RSVP". */
export const SEAT_MODES: readonly AttendanceMode[] = ["onSite", "online"];

/** The seats that an answer takes; null where it takes none. A proxy comes on site, unless all is online. */
export function modeOf(standing: RsvpStanding, format: SessionFormat): AttendanceMode | null {
  if (!takesSeat(standing)) return null;
  return standing === "online" || format === "online" ? "online" : "onSite";
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

/** The seats of one mode. */
export interface SeatBook {
  /** Null is no limit. */
  capacity: number | null;
  seated: number;
  /** In the order they joined; two who joined at the same instant as they stand here. */
  queue: readonly Waiter[];
}

/** How many seats nobody holds, by an answer or by an offer; never below zero. */
export function freeSeats({ capacity, seated, queue }: SeatBook): number {
  if (capacity === null) return Number.POSITIVE_INFINITY;
  return Math.max(0, capacity - seated - queue.filter(({ offered }) => offered).length);
}

/** Whether more seats are held, by answers and offers, than there are: a limit is not set below them. */
export function isOversold({ capacity, seated, queue }: SeatBook): boolean {
  return capacity !== null && seated + queue.filter(({ offered }) => offered).length > capacity;
}

/** Those who wait, whoever comes first first; who let an offer pass stands behind all others. */
export function inQueueOrder(queue: readonly Waiter[]): Waiter[] {
  const at = (instant: Instant | null) => instant?.getTime() ?? 0;
  return [...queue].sort((a, b) => at(a.lapsedAt) - at(b.lapsedAt) || at(a.since) - at(b.since));
}

/** Somebody's place among those who wait for an offer, from 1; null for whoever does not, or has one. */
export function placeInQueue(queue: readonly Waiter[], id: string): number | null {
  const waiting = queue.filter(({ offered }) => !offered);
  const index = inQueueOrder(waiting).findIndex((waiter) => waiter.id === id);
  return index < 0 ? null : index + 1;
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
  const ahead = before.filter(({ id, lapsedAt, offered }) => id !== claim.id && !lapsedAt && !offered);
  return free > ahead.length;
}
