import fc from "fast-check";
import { expect, test } from "vitest";
import {
  answersLapse,
  type CalendarSoFar,
  changedParts,
  methodFor,
  newsFor,
  type PostponedWay,
  type SentCalendar,
  sequenceFor,
  type TellableSession,
  type Told,
  withdrawRefusal,
  withoutLost,
} from "#app/domain/change.ts";
import type { SessionState } from "#app/domain/session.ts";
import { fromTokyo } from "#app/domain/tokyo-time.ts";

const NOW = fromTokyo("2026-06-01", "09:00");
const DAY = fromTokyo("2026-07-01", "14:00");

function session(given: Partial<TellableSession> = {}): TellableSession {
  return { state: "scheduled", startsAt: DAY, icalSequence: 3, ...given };
}

function told(given: Partial<Told> = {}): Told {
  return { toldSequence: 3, toldAt: NOW, revokedAt: null, ...given };
}

test("who knows the session as it stands has no news; who knows an older one is told its state", () => {
  expect(newsFor(session(), told(), NOW)).toBeNull();
  expect(newsFor(session(), told({ toldSequence: 2 }), NOW)).toBe("changed");
  expect(newsFor(session({ state: "postponed" }), told({ toldSequence: 2 }), NOW)).toBe("postponed");
  expect(newsFor(session({ state: "cancelled" }), told({ toldSequence: 2 }), NOW)).toBe("cancelled");
  expect(newsFor(session({ state: "held" }), told({ toldSequence: 2 }), NOW)).toBeNull();
});

test("who was never told is called, as long as the session will be; what is off is no news to them", () => {
  expect(newsFor(session(), told({ toldSequence: null, toldAt: null }), NOW)).toBe("called");
  for (const state of ["postponed", "cancelled"] as const) {
    expect(newsFor(session({ state }), told({ toldSequence: null, toldAt: null }), NOW)).toBeNull();
  }
});

test("who was taken off hears of that alone, once, and only if they had heard of the call", () => {
  const off = { revokedAt: NOW, toldAt: null };
  expect(newsFor(session({ icalSequence: 9 }), told(off), NOW)).toBe("withdrawn");
  expect(newsFor(session({ icalSequence: 9 }), told({ ...off, toldAt: NOW }), NOW)).toBeNull();
  expect(newsFor(session(), told({ ...off, toldSequence: null }), NOW)).toBeNull();
});

test("nothing is told of what has begun; a session without a date lies ahead", () => {
  expect(newsFor(session({ startsAt: NOW }), told({ toldSequence: 0 }), NOW)).toBeNull();
  expect(newsFor(session({ state: "postponed", startsAt: null }), told({ toldSequence: 0 }), NOW)).toBe("postponed");
});

const held: SentCalendar = { method: "REQUEST", sequence: 1 };
const gone: SentCalendar = { method: "CANCEL", sequence: 1 };
const theirs = (last: SentCalendar | null): CalendarSoFar => ({ last, heldBy: "them" });

test("a postponed session leaves calendars or stays in them, by choice; nothing leaves one that never had it", () => {
  expect(methodFor("postponed", theirs(held), "cancel")).toBe("CANCEL");
  expect(methodFor("postponed", theirs(held), "hold")).toBeNull();
  expect(methodFor("cancelled", theirs(held), "hold")).toBe("CANCEL");
  expect(methodFor("changed", theirs(gone), "hold")).toBe("REQUEST");
  for (const news of ["postponed", "cancelled", "withdrawn"] as const) {
    expect(methodFor(news, theirs(null), "cancel")).toBeNull();
    // A first CANCEL may have stayed home.
    expect(methodFor(news, theirs(gone), "cancel")).toBe("CANCEL");
  }
});

test("what several have in one calendar stays as one is taken off, and leaves it as it is off for all", () => {
  for (const heldBy of ["several", "others"] as const) {
    expect(methodFor("withdrawn", { last: held, heldBy }, "cancel")).toBeNull();
    expect(methodFor("cancelled", { last: held, heldBy }, "cancel")).toBe("CANCEL");
  }
  expect(methodFor("changed", { last: held, heldBy: "several" }, "cancel")).toBe("REQUEST");
  expect(methodFor("changed", { last: held, heldBy: "others" }, "cancel")).toBeNull();
});

test("a mail that came back told nobody: a call is to be made anew, a change still to be told of, also when it is off", () => {
  expect(newsFor(session(), withoutLost(told(), "call"), NOW)).toBe("called");
  expect(newsFor(session({ icalSequence: 0 }), withoutLost(told({ toldSequence: 0 }), "news"), NOW)).toBe("changed");
  expect(newsFor(session({ state: "cancelled" }), withoutLost(told(), "news"), NOW)).toBe("cancelled");
  expect(newsFor(session({ state: "cancelled" }), withoutLost(told(), "call"), NOW)).toBeNull();
  expect(newsFor(session(), withoutLost(told({ revokedAt: NOW }), "news"), NOW)).toBe("withdrawn");
  expect(withoutLost(told(), null)).toEqual(told());
});

test("a small edit keeps the SEQUENCE; a CANCEL and what calls again are each above what went before", () => {
  const last: SentCalendar = { method: "REQUEST", sequence: 3 };
  expect(sequenceFor(session(), { toldSequence: 3, last }, "REQUEST")).toBe(3);
  expect(sequenceFor(session(), { toldSequence: 3, last }, "CANCEL")).toBe(4);
  expect(sequenceFor(session(), { toldSequence: 3, last: { method: "CANCEL", sequence: 4 } }, "REQUEST")).toBe(5);
  expect(
    sequenceFor(session({ icalSequence: 4 }), { toldSequence: 3, last: { ...last, sequence: 5 } }, "REQUEST"),
  ).toBe(6);
  expect(sequenceFor(session(), { toldSequence: null, last: null }, "REQUEST")).toBe(3);
});

test("answers lapse with another day in Tokyo, not with another time of it, nor for a record", () => {
  const before = { state: "scheduled" as SessionState, startsAt: DAY };
  expect(answersLapse(before, { startsAt: fromTokyo("2026-07-01", "23:59") }, NOW)).toBe(false);
  expect(answersLapse(before, { startsAt: fromTokyo("2026-07-02", "00:00") }, NOW)).toBe(true);
  expect(answersLapse({ ...before, state: "postponed" }, { startsAt: null }, NOW)).toBe(true);
  expect(answersLapse({ ...before, state: "postponed" }, { startsAt: DAY }, NOW)).toBe(false);
  expect(answersLapse({ ...before, state: "held" }, { startsAt: fromTokyo("2026-07-02", "14:00") }, NOW)).toBe(false);
  expect(answersLapse(before, { startsAt: fromTokyo("2026-05-01", "14:00") }, NOW)).toBe(false);
  expect(answersLapse({ ...before, startsAt: null }, { startsAt: DAY }, NOW)).toBe(false);
});

test("what changed is told part by part, the time first; an empty place is none", () => {
  const before = { title: "会議", startsAt: DAY, endsAt: null, venue: null, onlineUrl: null };
  expect(changedParts(before, { ...before, venue: "" })).toEqual([]);
  const after = { title: "部会", startsAt: NOW, endsAt: null, venue: "会議室", onlineUrl: "https://meet.example.jp" };
  expect(changedParts(before, after)).toEqual(["time", "venue", "onlineUrl", "title"]);
});

test("a call is taken back until the session begins, and of a postponed one whatever its old day", () => {
  expect(withdrawRefusal(session(), { revokedAt: null }, NOW)).toBeNull();
  expect(withdrawRefusal(session(), { revokedAt: NOW }, NOW)).toBe("withdrawn-already");
  expect(withdrawRefusal(session({ startsAt: NOW }), { revokedAt: null }, NOW)).toBe("session-begun");
  expect(withdrawRefusal(session({ state: "postponed", startsAt: NOW }), { revokedAt: null }, NOW)).toBeNull();
  expect(withdrawRefusal(session({ state: "cancelled" }), { revokedAt: null }, NOW)).toBe("session-off");
});

/** A calendar as INTEROP 8 and 9 have it: what is not newer by (SEQUENCE, DTSTAMP) is not taken. */
class Client {
  private last = { sequence: -1, stamp: -1 };
  /** The version of the session that it shows; null where it shows none. */
  shows: number | null = null;

  take(message: { method: "REQUEST" | "CANCEL"; sequence: number; stamp: number; version: number }) {
    const { method, sequence, stamp, version } = message;
    const newer = sequence > this.last.sequence || (sequence === this.last.sequence && stamp > this.last.stamp);
    if (!newer) return;
    // Clients differ on a change of method under the same SEQUENCE: the strictest takes none.
    if (sequence === this.last.sequence && (method === "CANCEL" || this.shows === null)) return;
    this.last = { sequence, stamp };
    this.shows = method === "REQUEST" ? version : null;
  }
}

type Step =
  | { do: "edit" | "postpone" | "cancel" | "schedule" | "again" }
  | { do: "tell"; way: PostponedWay }
  | { do: "off" | "call"; who: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom("edit", "edit", "postpone", "schedule", "schedule", "again") }),
  fc.record({ do: fc.constant("tell" as const), way: fc.constantFrom<PostponedWay>("cancel", "hold") }),
  fc.record({ do: fc.constantFrom("off" as const, "call" as const), who: fc.nat(2) }),
) as fc.Arbitrary<Step>;

interface Address {
  last: SentCalendar | null;
  client: Client;
  sequences: number[];
}

interface Person extends Told {
  at: Address;
}

test("whatever was edited, postponed, cancelled, taken off and called again: once told, every calendar shows the truth", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.boolean(), fc.boolean(), (steps, endsCancelled, isOffice) => {
      const now = session({ icalSequence: 0 });
      let version = 0;
      let clock = 0;
      const address = (): Address => ({ last: null, client: new Client(), sequences: [] });
      const office = address();
      // The first two may have one address.
      const people: Person[] = [office, isOffice ? office : address(), address()].map((at) => ({
        ...{ toldSequence: null, toldAt: null, revokedAt: null, at },
      }));
      const send = (person: Person, method: "REQUEST" | "CANCEL" | null) => {
        if (!method) return;
        const { at } = person;
        const sequence = sequenceFor(now, { ...person, last: at.last }, method);
        at.sequences.push(sequence);
        at.client.take({ method, sequence, stamp: ++clock, version });
        at.last = { method, sequence };
      };
      const tell = (person: Person, way: PostponedWay) => {
        const news = newsFor(now, person, NOW);
        if (!news) return;
        const isShared = people.some((other) => other !== person && other.at === person.at && !other.revokedAt);
        const { last } = person.at;
        send(person, methodFor(news, { last, heldBy: isShared ? "several" : "them" }, way));
        Object.assign(person, { toldSequence: now.icalSequence, toldAt: NOW });
      };
      const change = (state: SessionState) => {
        now.state = state;
        now.icalSequence++;
        version++;
      };
      for (const person of people) tell(person, "hold");
      for (const taken of steps) {
        if (taken.do === "edit" && now.state === "scheduled") change("scheduled");
        if (taken.do === "postpone" && now.state === "scheduled") change("postponed");
        if (taken.do === "schedule" && now.state === "postponed") change("scheduled");
        if (taken.do === "tell") for (const person of people) tell(person, taken.way);
        if (taken.do === "again" && now.state === "scheduled") {
          for (const person of people) {
            if (!person.revokedAt && person.toldSequence === now.icalSequence) send(person, "REQUEST");
          }
        }
        if (taken.do === "off") {
          const person = people[taken.who] as Person;
          if (withdrawRefusal(now, person, NOW)) continue;
          Object.assign(person, { revokedAt: NOW, toldAt: null });
          tell(person, "hold");
        }
        if (taken.do === "call") {
          const person = people[taken.who] as Person;
          if (now.state !== "scheduled" || !person.revokedAt) continue;
          person.revokedAt = null;
          send(person, "REQUEST");
          Object.assign(person, { toldSequence: now.icalSequence, toldAt: NOW });
        }
      }
      if (endsCancelled && now.state === "scheduled") change("cancelled");
      for (const person of people) tell(person, "cancel");

      for (const person of people) {
        expect(newsFor(now, person, NOW)).toBeNull();
        const { sequences, client } = person.at;
        const isCalled = people.some(({ at, revokedAt }) => at === person.at && !revokedAt);
        expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
        if (now.state === "scheduled") expect(client.shows).toBe(isCalled ? version : null);
        if (now.state === "cancelled" || !isCalled) expect(client.shows).toBeNull();
      }
    }),
    { numRuns: 2000 },
  );
});
