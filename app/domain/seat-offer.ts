import { freeSeats, inQueueOrder, type SeatBook, type Waiter } from "./capacity.ts";
import type { Instant } from "./tokyo-time.ts";

const HOUR_MS = 60 * 60 * 1000;
const LONGEST_MS = 48 * HOUR_MS;
/** Nobody can be expected to read a mail sooner: the desk gives such a seat by hand. */
const SHORTEST_MS = HOUR_MS;

/**
 * Until when a seat offered now is held: two days, and at most half of the time that is left, so that whoever comes
 * next has time too. Null where that is too short to be offered by mail at all.
 */
export function offerEnds(now: Instant, startsAt: Instant): Instant | null {
  const lasts = Math.min(LONGEST_MS, (startsAt.getTime() - now.getTime()) / 2);
  return lasts < SHORTEST_MS ? null : new Date(now.getTime() + lasts);
}

/**
 * Whom the free seats are offered to, in order: each seat once, nobody two. `again`: those too who let an offer pass,
 * when no one else waits: so for a seat that someone gave up, never for the one they let pass.
 */
export function nextToOffer(book: SeatBook, { again }: { again: boolean }): Waiter[] {
  const waiting = inQueueOrder(book.queue).filter(({ offered, lapsedAt }) => !offered && (again || lapsedAt === null));
  return waiting.slice(0, Math.min(freeSeats(book), waiting.length));
}
