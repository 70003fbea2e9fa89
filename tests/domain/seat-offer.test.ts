import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { freeSeats, getsSeat, isOversold, type SeatBook, type Waiter } from "#app/domain/capacity.ts";
import { nextToOffer, offerEnds } from "#app/domain/seat-offer.ts";

const HOUR_MS = 60 * 60 * 1000;
const NOW = new Date("2026-06-01T00:00:00Z");
const later = (hours: number) => new Date(NOW.getTime() + hours * HOUR_MS);

describe("an offer", () => {
  test.each([
    [24 * 30, 48],
    [96, 48],
    [95, 47.5],
    [10, 5],
    [2, 1],
  ])("%i hours before the session holds the seat for %d hours", (left, lasts) => {
    expect(offerEnds(NOW, later(left))).toEqual(later(lasts));
  });

  test.each([1.99, 0, -1])("%d hours before it, is made by nobody but the desk", (left) => {
    expect(offerEnds(NOW, later(left))).toBeNull();
  });

  test("ends before the session, leaving as much again for whoever comes next", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 * 24 * 365 }), (minutes) => {
        const startsAt = later(minutes / 60);
        const ends = offerEnds(NOW, startsAt);
        if (!ends) {
          expect(minutes).toBeLessThan(120);
          return;
        }
        const lasts = ends.getTime() - NOW.getTime();
        expect(lasts).toBeLessThanOrEqual(48 * HOUR_MS);
        expect(startsAt.getTime() - ends.getTime()).toBeGreaterThanOrEqual(lasts);
      }),
    );
  });
});

interface Desk {
  capacity: number | null;
  seated: Set<number>;
  queue: Map<number, Waiter>;
  minute: number;
}

const bookOf = ({ capacity, seated, queue }: Desk): SeatBook => ({
  capacity,
  seated: seated.size,
  queue: [...queue.values()],
});

/** Offers what is free; returns to whom, having looked at the order. */
function offer(desk: Desk, again: boolean) {
  const before = bookOf(desk);
  const next = nextToOffer(before, { again });
  expect(next.length).toBeLessThanOrEqual(freeSeats(before));
  expect(new Set(next.map(({ id }) => id)).size).toBe(next.length);
  const left = before.queue.filter((w) => !w.offered && !next.some(({ id }) => id === w.id));
  for (const { id, since, lapsedAt } of next) {
    // Nobody who joined before them, and let no offer pass, is left out.
    expect(left.filter((w) => w.lapsedAt === null && (lapsedAt !== null || w.since < since))).toEqual([]);
    const held = desk.queue.get(Number(id));
    expect(held?.offered).toBe(false);
    if (held) desk.queue.set(Number(id), { ...held, offered: true });
  }
}

const person = fc.nat(11);
const step = fc.oneof(
  fc.record({ kind: fc.constant("come" as const), person }),
  fc.record({ kind: fc.constant("leave" as const), person }),
  fc.record({ kind: fc.constant("expire" as const), person }),
  fc.record({
    kind: fc.constant("capacity" as const),
    capacity: fc.option(fc.integer({ min: 1, max: 8 }), { freq: 9 }),
  }),
  fc.record({ kind: fc.constant("removed" as const), person }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function take(desk: Desk, { kind, ...rest }: Step) {
  const minute = ++desk.minute;
  const now = new Date(NOW.getTime() + minute * 60_000);
  if ("capacity" in rest) {
    const before = desk.capacity;
    desk.capacity = rest.capacity;
    if (isOversold(bookOf(desk))) desk.capacity = before;
    else offer(desk, true);
    return;
  }
  const id = rest.person;
  const waiting = desk.queue.get(id);
  if (kind === "come") {
    if (desk.seated.has(id)) return;
    const held = waiting?.offered ?? false;
    if (held || getsSeat(bookOf(desk), { id: String(id) })) {
      desk.queue.delete(id);
      desk.seated.add(id);
    } else if (!waiting) {
      desk.queue.set(id, { id: String(id), since: now, lapsedAt: null, offered: false });
    }
  } else if (kind === "expire") {
    if (!waiting?.offered) return;
    desk.queue.set(id, { ...waiting, offered: false, lapsedAt: now });
    offer(desk, false);
  } else {
    const frees = desk.seated.delete(id) || waiting?.offered === true;
    desk.queue.delete(id);
    if (frees) offer(desk, true);
  }
}

test("however people come, leave, let offers pass and limits change: nothing is oversold, nor a free seat kept from the queue", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.array(step, { maxLength: 120 }), (capacity, steps) => {
      const desk: Desk = { capacity, seated: new Set(), queue: new Map(), minute: 0 };
      for (const next of steps) {
        take(desk, next);
        const book = bookOf(desk);
        expect(isOversold(book)).toBe(false);
        // Only who let an offer pass still waits beside a free seat.
        const stillWait = book.queue.filter((w) => !w.offered && w.lapsedAt === null);
        if (freeSeats(book) > 0) expect(stillWait).toEqual([]);
      }
    }),
    { numRuns: 500 },
  );
});

test("who let an offer pass is not offered the same seat again, and has the next one that is given up", () => {
  const lapsed: Waiter = { id: "a", since: NOW, lapsedAt: later(48), offered: false };
  const book: SeatBook = { capacity: 1, seated: 0, queue: [lapsed] };
  expect(nextToOffer(book, { again: false })).toEqual([]);
  expect(nextToOffer(book, { again: true })).toEqual([lapsed]);
});
