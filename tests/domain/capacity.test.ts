import { describe, expect, test } from "vitest";
import {
  capacitiesIn,
  freeSeats,
  getsSeat,
  inQueueOrder,
  isOversold,
  modeOf,
  modesOffered,
  placesIn,
  type SeatBook,
  seatsLeft,
  type Waiter,
  waitsFor,
} from "#app/domain/capacity.ts";
import { RSVP_ANSWERS, type RsvpStanding } from "#app/domain/rsvp.ts";
import { SESSION_FORMATS } from "#app/domain/taxonomy.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 5, 1, 0, minute));
const waiter = (id: string, since = at(0), rest: Partial<Waiter> = {}): Waiter => ({
  ...{ id, since, lapsedAt: null, offered: false },
  ...rest,
});
const book = (capacity: number | null, seated: number, queue: Waiter[] = []): SeatBook => ({
  ...{ capacity, seated, queue },
  offered: queue.filter(({ offered }) => offered).length,
});

describe("the seats that an answer takes", () => {
  test.each([
    ["hybrid", ["onSite", "online", "onSite", null, null]],
    ["onSite", ["onSite", "online", "onSite", null, null]],
    ["written", ["onSite", "online", "onSite", null, null]],
    // Where all is online, a proxy joins online as well.
    ["online", ["online", "online", "online", null, null]],
  ] as const)("%s", (format, modes) => {
    expect(RSVP_ANSWERS).toEqual(["attending", "online", "proxy", "absent", "tentative"]);
    expect(RSVP_ANSWERS.map((answer) => modeOf(answer, format))).toEqual(modes);
    expect(modeOf("pending", format)).toBeNull();
  });

  test("are those of the format", () => {
    expect(SESSION_FORMATS.map((format) => [format, modesOffered(format)])).toEqual([
      ["onSite", ["onSite"]],
      ["online", ["online"]],
      ["hybrid", ["onSite", "online"]],
      ["written", ["onSite"]],
    ]);
  });

  test("are waited for only where the answer needs one, has none, and the format has it", () => {
    const unseated = (answer: RsvpStanding) => ({ answer, seated: false });
    expect(waitsFor(unseated("attending"), "hybrid")).toBe("onSite");
    expect(waitsFor(unseated("online"), "hybrid")).toBe("online");
    expect(waitsFor(unseated("attending"), "online")).toBe("online");
    expect(waitsFor(unseated("online"), "onSite")).toBeNull();
    expect(waitsFor(unseated("absent"), "hybrid")).toBeNull();
    expect(waitsFor({ answer: "attending", seated: true }, "hybrid")).toBeNull();
    expect(waitsFor(null, "hybrid")).toBeNull();
  });

  test("a limit for seats that the format does not have is none", () => {
    const both = { capacity: 30, onlineCapacity: 100 };
    expect(SESSION_FORMATS.map((format) => [format, capacitiesIn(format, both)])).toEqual([
      ["onSite", { capacity: 30, onlineCapacity: null }],
      ["online", { capacity: null, onlineCapacity: 100 }],
      ["hybrid", both],
      ["written", { capacity: 30, onlineCapacity: null }],
    ]);
  });
});

describe("free seats", () => {
  test("are those that neither an answer nor an offer holds", () => {
    expect(freeSeats(book(3, 1))).toBe(2);
    expect(freeSeats(book(3, 1, [waiter("a", at(0), { offered: true }), waiter("b")]))).toBe(1);
    expect(freeSeats(book(1, 3))).toBe(0);
    expect(freeSeats(book(null, 1000))).toBe(Number.POSITIVE_INFINITY);
  });

  test("count an offer by its own mode, whoever has it", () => {
    expect(freeSeats({ capacity: 3, seated: 1, offered: 1 })).toBe(1);
    expect(isOversold({ capacity: 3, seated: 2, offered: 2 })).toBe(true);
  });

  test("are left for others where nobody before them still waits", () => {
    const passed = waiter("a", at(0), { lapsedAt: at(9) });
    expect(seatsLeft(book(3, 1, [waiter("a")]))).toBe(1);
    expect(seatsLeft(book(3, 1, [passed]))).toBe(2);
    expect(seatsLeft(book(3, 1, [waiter("a", at(0), { offered: true })]))).toBe(1);
    expect(seatsLeft(book(1, 1, [waiter("a")]))).toBe(0);
    expect(seatsLeft(book(null, 9, [waiter("a")]))).toBe(Number.POSITIVE_INFINITY);
  });

  test("a limit below what is held by answers and offers is oversold", () => {
    const offered = [waiter("a", at(0), { offered: true }), waiter("b")];
    expect([book(1, 1, offered), book(2, 1, offered), book(null, 9, offered)].map(isOversold)).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe("one more answer", () => {
  test("always gets a seat where there is no limit", () => {
    expect(getsSeat(book(null, 1000), { id: "new" })).toBe(true);
  });

  test("gets the last seat, and none after it", () => {
    expect(getsSeat(book(3, 2), { id: "new" })).toBe(true);
    expect(getsSeat(book(3, 3), { id: "new" })).toBe(false);
  });

  test("gets no seat that is held for somebody else", () => {
    expect(getsSeat(book(3, 2, [waiter("a", at(0), { offered: true })]), { id: "new" })).toBe(false);
  });

  test("goes behind whoever waits, even with a seat free; with two free it has the second", () => {
    expect(getsSeat(book(3, 2, [waiter("a")]), { id: "new" })).toBe(false);
    expect(getsSeat(book(3, 1, [waiter("a")]), { id: "new" })).toBe(true);
  });

  test("of whoever waits gets a free seat in their turn alone", () => {
    const queue = [waiter("a", at(0)), waiter("b", at(1))];
    expect(getsSeat(book(3, 2, queue), { id: "a" })).toBe(true);
    expect(getsSeat(book(3, 2, queue), { id: "b" })).toBe(false);
  });

  test("is not kept waiting by who let a seat pass, who may have it themselves while nobody else waits", () => {
    const lapsed = waiter("a", at(0), { lapsedAt: at(9) });
    expect(getsSeat(book(3, 2, [lapsed]), { id: "new" })).toBe(true);
    expect(getsSeat(book(3, 2, [lapsed]), { id: "a" })).toBe(true);
    expect(getsSeat(book(3, 2, [lapsed, waiter("b", at(20))]), { id: "a" })).toBe(false);
  });

  test("by the desk gets any seat that is free, none that is held", () => {
    expect(getsSeat(book(3, 2, [waiter("a")]), { id: "new", byDesk: true })).toBe(true);
    expect(getsSeat(book(3, 2, [waiter("a", at(0), { offered: true })]), { id: "new", byDesk: true })).toBe(false);
    expect(getsSeat(book(3, 3), { id: "new", byDesk: true })).toBe(false);
  });
});

describe("the queue", () => {
  const lapsed = waiter("lapsed", at(0), { lapsedAt: at(9) });
  const queue = [
    lapsed,
    waiter("second", at(5)),
    waiter("first", at(1)),
    waiter("earlier", at(2), { lapsedAt: at(8) }),
  ];

  test("is by when they joined; who let an offer pass comes last, by when they did", () => {
    expect(inQueueOrder(queue).map(({ id }) => id)).toEqual(["first", "second", "earlier", "lapsed"]);
  });

  test("tells each their place; who has an offer, or does not wait, has none", () => {
    const places = placesIn(queue);
    expect(queue.map(({ id }) => places.get(id))).toEqual([4, 2, 1, 3]);
    const offered = placesIn(queue.map((w) => ({ ...w, offered: w.id === "first" })));
    expect([...offered]).toEqual([
      ["second", 1],
      ["earlier", 2],
      ["lapsed", 3],
    ]);
  });
});
