import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { getsSeat, type SeatClaim } from "#app/domain/capacity.ts";
import { type RsvpStanding, takesSeat } from "#app/domain/rsvp.ts";

const claim = (standing: RsvpStanding, seated = true): SeatClaim => ({ invitationId: "i", standing, seated });

describe("one more answer", () => {
  test("always gets a seat where there is no limit", () => {
    expect(getsSeat(null, Array(1000).fill(claim("attending")))).toBe(true);
  });

  test("gets the last seat, and none after it", () => {
    expect(getsSeat(3, [claim("attending"), claim("online")])).toBe(true);
    expect(getsSeat(3, [claim("attending"), claim("online"), claim("proxy")])).toBe(false);
  });

  test("is not kept out by those who take no seat", () => {
    expect(getsSeat(1, [claim("absent"), claim("tentative"), claim("pending")])).toBe(true);
  });

  test("goes behind whoever already waits, even with a seat free", () => {
    expect(getsSeat(3, [claim("attending"), claim("attending", false)])).toBe(false);
  });

  test("gets none where the capacity was lowered below those seated", () => {
    expect(getsSeat(1, [claim("attending"), claim("attending")])).toBe(false);
  });
});

test("however answers come, change and are withdrawn, the seated never exceed the capacity", () => {
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
      for (const { person, standing } of sequence) {
        const others = [...claims].filter(([other]) => other !== person).map(([, c]) => c);
        const seated = takesSeat(standing) && getsSeat(capacity, others);
        const waited = others.some((other) => takesSeat(other.standing) && !other.seated);
        if (seated) expect(waited).toBe(false);
        claims.set(person, { invitationId: `${person}`, standing, seated });
        const taken = [...claims.values()].filter((c) => takesSeat(c.standing) && c.seated);
        expect(taken.length).toBeLessThanOrEqual(capacity);
      }
    }),
  );
});
