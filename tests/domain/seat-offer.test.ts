import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { freeSeats, getsSeat, isOversold, type SeatBook, type Waiter } from "#app/domain/capacity.ts";
import { afterQuietHours } from "#app/domain/quiet-hours.ts";
import { nextToOffer, offerEnd, offerTimes } from "#app/domain/seat-offer.ts";

const HOUR_MS = 60 * 60 * 1000;
const NOW = new Date("2026-06-01T00:00:00Z");
const later = (hours: number) => new Date(NOW.getTime() + hours * HOUR_MS);

const NIGHT = { quietFrom: 20, quietUntil: 8 };
const ALL_DAY = { quietFrom: 0, quietUntil: 0 };
const tokyo = (text: string) => new Date(`${text}:00+09:00`);

describe("an offer", () => {
  test.each([
    [24 * 30, 48],
    [96, 48],
    [95, 47.5],
    [10, 5],
    [2, 1],
  ])("%i hours before the session holds the seat for %d hours", (left, lasts) => {
    expect(offerTimes(NOW, later(left), ALL_DAY)).toEqual({ leavesAt: NOW, expiresAt: later(lasts) });
  });

  test.each([1.99, 0, -1])("%d hours before it, is made by nobody but the desk", (left) => {
    expect(offerTimes(NOW, later(left), ALL_DAY)).toBeNull();
  });

  test.each([
    // freed, session, mail leaves, held until
    ["2026-06-01T22:00", "2026-07-01T14:00", "2026-06-02T08:00", "2026-06-04T08:00"],
    ["2026-06-30T19:00", "2026-07-01T14:00", "2026-06-30T19:00", "2026-07-01T08:00"],
    ["2026-06-30T21:00", "2026-07-01T14:00", "2026-07-01T08:00", "2026-07-01T11:00"],
    ["2026-06-30T21:00", "2026-07-01T10:00", "2026-07-01T08:00", "2026-07-01T09:00"],
    // It begins before anybody else could be told: no longer than half the time left.
    ["2026-06-30T17:00", "2026-07-01T07:30", "2026-06-30T17:00", "2026-07-01T00:15"],
  ])("freed at %s for %s: told at %s, held until %s", (freed, startsAt, leavesAt, expiresAt) => {
    expect(offerTimes(tokyo(freed), tokyo(startsAt), NIGHT)).toEqual({
      leavesAt: tokyo(leavesAt),
      expiresAt: tokyo(expiresAt),
    });
  });

  test("at night, of a session early in the morning, is made by nobody but the desk", () => {
    expect(offerTimes(tokyo("2026-06-30T21:00"), tokyo("2026-07-01T09:30"), NIGHT)).toBeNull();
    expect(offerTimes(tokyo("2026-06-30T21:00"), tokyo("2026-07-01T07:00"), NIGHT)).toBeNull();
  });

  test("leaves outside quiet hours, at least an hour before it ends, which is before the session and leaves time for the next", () => {
    const hours = fc.record({
      quietFrom: fc.integer({ min: 0, max: 23 }),
      quietUntil: fc.integer({ min: 0, max: 23 }),
    });
    const minutes = fc.integer({ min: 0, max: 60 * 24 * 20 });
    fc.assert(
      fc.property(minutes, minutes, hours, (after, before, quiet) => {
        const now = later(after / 60);
        const startsAt = new Date(now.getTime() + before * 60_000);
        const times = offerTimes(now, startsAt, quiet);
        const leaves = afterQuietHours(now, quiet);
        const left = startsAt.getTime() - leaves.getTime();
        expect(times === null).toBe(left < 2 * HOUR_MS);
        if (!times) return;
        expect(times.leavesAt).toEqual(leaves);
        expect(times.expiresAt.getTime() - leaves.getTime()).toBeGreaterThanOrEqual(HOUR_MS);
        expect(times.expiresAt < startsAt).toBe(true);
        // As much time again is left for the next, or nobody could be told before.
        const half = new Date(leaves.getTime() + Math.min(48 * HOUR_MS, left / 2));
        expect(times.expiresAt >= half && times.expiresAt <= afterQuietHours(half, quiet)).toBe(true);
      }),
    );
  });
});

describe("an open offer", () => {
  const offer = { mode: "onSite", expiresAt: later(48) } as const;
  const holds = { isOn: true, waitsFor: "onSite", now: NOW } as const;

  test("holds its seat until its time is over", () => {
    expect(offerEnd(offer, holds)).toBeNull();
    expect(offerEnd(offer, { ...holds, now: later(47.9) })).toBeNull();
    expect(offerEnd(offer, { ...holds, now: later(48) })).toBe("expired");
  });

  test("stands for nothing where its holder waits for no such seat, or the session is off", () => {
    for (const now of [NOW, later(49)]) {
      expect(offerEnd(offer, { ...holds, now, waitsFor: "online" })).toBe("withdrawn");
      expect(offerEnd(offer, { ...holds, now, waitsFor: null })).toBe("withdrawn");
      expect(offerEnd(offer, { ...holds, now, isOn: false })).toBe("withdrawn");
    }
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
  offered: [...queue.values()].filter(({ offered }) => offered).length,
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
  const book: SeatBook = { capacity: 1, seated: 0, offered: 0, queue: [lapsed] };
  expect(nextToOffer(book, { again: false })).toEqual([]);
  expect(nextToOffer(book, { again: true })).toEqual([lapsed]);
});
