import type { AttendanceMode } from "./attendance.ts";
import { freeSeats, inQueueOrder, type SeatBook, type Waiter } from "./capacity.ts";
import { afterQuietHours, type QuietHours } from "./quiet-hours.ts";
import type { Instant } from "./tokyo-time.ts";

const HOUR_MS = 60 * 60 * 1000;
const LONGEST_MS = 48 * HOUR_MS;
const SHORTEST_MS = HOUR_MS;

/**
 * When the mail about a seat offered now leaves, outside quiet hours, and until when the seat is held: two days from
 * then, and at most half of the time that is left, so that whoever comes next has time too. Where that would end at
 * night, it is held until the morning: nobody else could be told before. Null within two hours of the session, counted
 * from when the mail leaves: a mail may not be read in less than an hour, while a phone call is answered at once, so
 * that such a seat goes to nobody by itself and its desk, which sees it free beside who waits, gives it by hand.
 */
export function offerTimes(
  now: Instant,
  startsAt: Instant,
  quiet: QuietHours,
): { leavesAt: Instant; expiresAt: Instant } | null {
  const leavesAt = afterQuietHours(now, quiet);
  const lasts = Math.min(LONGEST_MS, (startsAt.getTime() - leavesAt.getTime()) / 2);
  if (lasts < SHORTEST_MS) return null;
  const ends = new Date(leavesAt.getTime() + lasts);
  const morning = afterQuietHours(ends, quiet);
  return { leavesAt, expiresAt: morning < startsAt ? morning : ends };
}

/**
 * How an open offer ends now; null while it holds its seat. It stands for nothing more where the session does not take
 * place as planned, or its holder waits for no such seat any more: the format has changed, or their call has ended.
 */
export function offerEnd(
  offer: { mode: AttendanceMode; expiresAt: Instant },
  facts: { isOn: boolean; waitsFor: AttendanceMode | null; now: Instant },
): "expired" | "withdrawn" | null {
  if (!facts.isOn || facts.waitsFor !== offer.mode) return "withdrawn";
  return offer.expiresAt <= facts.now ? "expired" : null;
}

/**
 * Whom the free seats are offered to, in order: each seat once, nobody two. `again`: those too who let an offer pass,
 * when no one else waits: so for a seat that someone gave up, never for the one they let pass.
 */
export function nextToOffer(book: SeatBook, { again }: { again: boolean }): Waiter[] {
  const waiting = inQueueOrder(book.queue).filter(({ offered, lapsedAt }) => !offered && (again || lapsedAt === null));
  return waiting.slice(0, Math.min(freeSeats(book), waiting.length));
}
