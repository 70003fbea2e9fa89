import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { getsSeat, type SeatClaim } from "#app/domain/capacity.ts";
import { type RsvpStanding, takesSeat } from "#app/domain/rsvp.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 5, 1, 0, minute));
const NOW = at(30);
const claim = (standing: RsvpStanding, seated = true, since = at(0)): SeatClaim => ({ standing, seated, since });

describe("one more answer", () => {
  test("always gets a seat where there is no limit", () => {
    expect(getsSeat(null, Array(1000).fill(claim("attending")), NOW)).toBe(true);
  });

  test("gets the last seat, and none after it", () => {
    expect(getsSeat(3, [claim("attending"), claim("online")], NOW)).toBe(true);
    expect(getsSeat(3, [claim("attending"), claim("online"), claim("proxy")], NOW)).toBe(false);
  });

  test("is not kept out by those who take no seat", () => {
    expect(getsSeat(1, [claim("absent"), claim("tentative"), claim("pending")], NOW)).toBe(true);
  });

  test("goes behind whoever has waited longer, even with a seat free, and before who came later", () => {
    expect(getsSeat(3, [claim("attending"), claim("attending", false, at(10))], NOW)).toBe(false);
    expect(getsSeat(3, [claim("attending"), claim("attending", false, at(40))], NOW)).toBe(true);
  });

  test("gets none where the capacity was lowered below those seated", () => {
    expect(getsSeat(1, [claim("attending"), claim("attending")], NOW)).toBe(false);
  });
});

test("however answers come, change and are withdrawn, the seated never exceed the capacity, nor pass who waited", () => {
  const answers = fc.array(
    fc.record({
      person: fc.nat(9),
      standing: fc.constantFrom<RsvpStanding>("attending", "online", "proxy", "absent", "tentative"),
    }),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), answers, (capacity, sequence) => {
      const claims = new Map<number, SeatClaim>();
      sequence.forEach(({ person, standing }, minute) => {
        const held = claims.get(person);
        const waits = held && takesSeat(held.standing) && !held.seated;
        const since = waits ? held.since : at(minute);
        const others = [...claims].filter(([other]) => other !== person).map(([, c]) => c);
        const seated = takesSeat(standing) && getsSeat(capacity, others, since);
        const passed = others.some((other) => takesSeat(other.standing) && !other.seated && other.since < since);
        if (seated) expect(passed).toBe(false);
        claims.set(person, { standing, seated, since });
        const taken = [...claims.values()].filter((c) => takesSeat(c.standing) && c.seated);
        expect(taken.length).toBeLessThanOrEqual(capacity);
      });
    }),
  );
});
