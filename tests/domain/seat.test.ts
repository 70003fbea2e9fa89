import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  correctTerm,
  ENDS_SOON_DAYS,
  endedWithSeat,
  endsSoon,
  inForce,
  lastDayOfTerm,
  nextTerm,
  participantRoleOf,
  planAppointment,
  rosterOn,
  seatEnded,
  seatExists,
} from "#app/domain/seat.ts";
import { MEMBER_ROLES } from "#app/domain/taxonomy.ts";
import { addDays } from "#app/domain/tokyo-time.ts";

describe("an appointment", () => {
  test.each([
    ["2024-03-31", false],
    ["2024-04-01", true],
    ["2025-06-14", true],
    ["2026-03-31", true],
    ["2026-04-01", false],
  ])("from 2024-04-01 to 2026-03-31, on %s: %j", (on, holds) => {
    expect(inForce({ startsOn: "2024-04-01", endsOn: "2026-03-31" }, on)).toBe(holds);
  });

  test("for one day holds on that day", () => {
    expect(inForce({ startsOn: "2024-04-01", endsOn: "2024-04-01" }, "2024-04-01")).toBe(true);
  });

  test("without an end holds from its start on", () => {
    expect(inForce({ startsOn: "2024-04-01", endsOn: null }, "2024-03-31")).toBe(false);
    expect(inForce({ startsOn: "2024-04-01", endsOn: null }, "2099-12-31")).toBe(true);
  });
});

describe("the roster on a day", () => {
  const held = (personId: string, startsOn: string, endsOn: string | null = null) => ({ personId, startsOn, endsOn });
  const people = (seats: Parameters<typeof rosterOn>[0], on: string) =>
    rosterOn(seats, on).map(({ appointment }) => appointment.personId);

  test("a holder takes over the rest of the term the day after the last one's last", () => {
    const seats = [
      {
        position: 1,
        appointments: [held("前任", "2023-04-01", "2024-03-31"), held("後任", "2024-04-01", "2025-03-31")],
      },
    ];
    expect(people(seats, "2023-03-31")).toEqual([]);
    expect(people(seats, "2023-04-01")).toEqual(["前任"]);
    expect(people(seats, "2024-03-31")).toEqual(["前任"]);
    expect(people(seats, "2024-04-01")).toEqual(["後任"]);
    expect(people(seats, "2025-03-31")).toEqual(["後任"]);
    expect(people(seats, "2025-04-01")).toEqual([]);
  });

  test("in the office's own order, whatever order the seats come in, which itself is left alone", () => {
    const seats = [3, 1, 2].map((position) => ({ position, appointments: [held(`${position}`, "2024-04-01")] }));
    expect(people(seats, "2024-06-14")).toEqual(["1", "2", "3"]);
    expect(seats.map((seat) => seat.position)).toEqual([3, 1, 2]);
  });

  test("a person in two seats stands once, at the first; an empty seat not at all", () => {
    const seats = [
      { position: 2, appointments: [held("医師会長", "2024-04-01")] },
      { position: 1, appointments: [held("医師会長", "2024-04-01")] },
      { position: 3, appointments: [] },
    ];
    expect(rosterOn(seats, "2024-06-14").map(({ seat }) => seat.position)).toEqual([1]);
  });

  test("a person whose first seat has ended stands at the second", () => {
    const seats = [
      { position: 1, appointments: [held("医師会長", "2023-04-01", "2024-03-31")] },
      { position: 2, appointments: [held("医師会長", "2023-04-01")] },
    ];
    expect(rosterOn(seats, "2024-04-01").map(({ seat }) => seat.position)).toEqual([2]);
  });

  test("what else a seat and an appointment hold comes along", () => {
    const seats = [
      { position: 1, post: "会長", appointments: [{ ...held("p", "2024-04-01"), person: { name: "山田" } }] },
    ];
    const [entry] = rosterOn(seats, "2024-04-01");
    expect([entry?.seat.post, entry?.appointment.person.name]).toEqual(["会長", "山田"]);
  });
});

test("a seat's holder is called as a member, unless the seat observes or keeps the desk", () => {
  expect(MEMBER_ROLES.map((role) => [role, participantRoleOf(role)])).toEqual([
    ["chair", "member"],
    ["viceChair", "member"],
    ["member", "member"],
    ["temporaryMember", "member"],
    ["observer", "observer"],
    ["secretariat", "secretariat"],
  ]);
});

describe("a term", () => {
  test.each([
    ["2024-04-01", 2, "2026-03-31"],
    ["2026-10-15", 1, "2027-10-14"],
    ["2024-03-01", 1, "2025-02-28"],
    ["2023-03-01", 1, "2024-02-29"],
    // There is no 29 February to end the day before: the month ends the term.
    ["2024-02-29", 1, "2025-02-28"],
    ["2024-02-29", 4, "2028-02-28"],
  ])("from %s for %i years ends on %s", (startsOn, years, last) => {
    expect(lastDayOfTerm(startsOn, years)).toBe(last);
  });

  test("ends soon in its last 60 days, while it lasts", () => {
    const term = { startsOn: "2025-04-01", endsOn: "2027-03-31" };
    expect(endsSoon(term, addDays("2027-03-31", -ENDS_SOON_DAYS - 1))).toBe(false);
    expect(endsSoon(term, addDays("2027-03-31", -ENDS_SOON_DAYS))).toBe(true);
    expect(endsSoon(term, "2027-03-31")).toBe(true);
    expect(endsSoon(term, "2027-04-01")).toBe(false);
    expect(endsSoon({ ...term, endsOn: null }, "2027-03-31")).toBe(false);
  });

  test("is followed by one of the body's years, no longer than the seat is there", () => {
    const next = (termYears: number | null, seatEndsOn: string | null) =>
      nextTerm({ endsOn: "2027-03-31", termYears, seatEndsOn });
    expect(next(2, null)).toEqual({ startsOn: "2027-04-01", endsOn: "2029-03-31" });
    expect(next(null, null)).toEqual({ startsOn: "2027-04-01", endsOn: null });
    expect(next(2, "2028-03-31")).toEqual({ startsOn: "2027-04-01", endsOn: "2028-03-31" });
    expect(next(null, "2028-03-31")).toEqual({ startsOn: "2027-04-01", endsOn: "2028-03-31" });
    expect(next(2, "2027-03-31")).toBeNull();
  });
});

describe("appointing", () => {
  const held = (id: string, startsOn: string, endsOn: string | null) => ({ id, personId: id, startsOn, endsOn });
  const wanted = (personId: string, startsOn: string, endsOn: string | null = null) => ({ personId, startsOn, endsOn });
  const seat = { endsOn: null, appointments: [held("前任", "2025-04-01", "2027-03-31")] };

  test("the holder changed on 1 April: the one before to 31 March, the successor for the rest of the term", () => {
    expect(
      planAppointment(seat, wanted("後任", "2026-04-01", "2099-03-31"), { id: "前任", today: "2026-01-01" }),
    ).toEqual({
      ok: true,
      value: {
        startsOn: "2026-04-01",
        endsOn: "2027-03-31",
        ended: { id: "前任", endsOn: "2026-03-31" },
        voided: null,
        withdrawn: [],
      },
    });
  });

  test("an open term is followed by an open one; the first and the last day of a term are days to change on", () => {
    const open = { ...seat, appointments: [held("前任", "2025-04-01", null)] };
    expect(planAppointment(open, wanted("後任", "2025-04-02"), { id: "前任", today: "2026-01-01" })).toMatchObject({
      value: { endsOn: null, ended: { endsOn: "2025-04-01" } },
    });
    expect(planAppointment(seat, wanted("後任", "2027-03-31"), { id: "前任", today: "2026-01-01" })).toMatchObject({
      value: { endsOn: "2027-03-31", ended: { endsOn: "2027-03-30" } },
    });
  });

  test("a replaced holder's terms that have not begun are withdrawn, others' and those begun are not", () => {
    const again = (startsOn: string, endsOn: string) => ({ id: startsOn, personId: "前任", startsOn, endsOn });
    const later = [
      again("2027-04-01", "2028-03-31"),
      held("次", "2028-04-01", "2029-03-31"),
      again("2029-04-01", "2031-03-31"),
    ];
    const all = { ...seat, appointments: [again("2021-04-01", "2023-03-31"), ...seat.appointments, ...later] };
    const withdrawnOn = (today: string) => {
      const plan = planAppointment(all, wanted("後任", "2026-04-01"), { id: "前任", today });
      return plan.ok && plan.value.withdrawn.map(({ id }) => id);
    };
    expect(withdrawnOn("2026-01-01")).toEqual(["2027-04-01", "2029-04-01"]);
    expect(withdrawnOn("2027-03-31")).toEqual(["2027-04-01", "2029-04-01"]);
    expect(withdrawnOn("2027-04-01")).toEqual(["2029-04-01"]);
  });

  test("a holder replaced from their first day on was entered by mistake: the appointment is void, the term another's", () => {
    const again = { id: "再任", personId: "前任", startsOn: "2027-04-01", endsOn: null };
    const wrong = { ...seat, appointments: [...seat.appointments, again] };
    expect(planAppointment(wrong, wanted("正", "2025-04-01"), { id: "前任", today: "2026-01-01" })).toEqual({
      ok: true,
      value: {
        startsOn: "2025-04-01",
        endsOn: "2027-03-31",
        ended: null,
        voided: seat.appointments[0],
        withdrawn: [again],
      },
    });
  });

  test.each([
    ["before their term", wanted("後任", "2024-04-01"), "changeover-before-term"],
    ["after their term", wanted("後任", "2027-04-01"), "changeover-after-term"],
    ["by themselves", wanted("前任", "2026-04-01"), "already-holder"],
    ["by themselves from their first day on", wanted("前任", "2025-04-01"), "already-holder"],
  ])("a holder is not replaced %s", (_, successor, error) => {
    expect(planAppointment(seat, successor, { id: "前任", today: "2026-01-01" })).toEqual({ ok: false, error });
  });

  test.each([
    ["holder-overlaps", wanted("次", "2027-03-31", "2028-03-31")],
    ["holder-overlaps", wanted("次", "2024-04-01", "2025-04-01")],
    ["holder-overlaps", wanted("次", "2020-04-01", null)],
    ["ends-before-start", wanted("次", "2027-04-01", "2027-03-31")],
  ])("%s refuses a new term", (error, next) => {
    expect(planAppointment(seat, next)).toEqual({ ok: false, error });
  });

  test("a seat that ends takes no term beyond its last day", () => {
    const ending = { ...seat, endsOn: "2028-03-31" };
    expect(planAppointment(ending, wanted("次", "2027-04-01", "2028-04-01"))).toMatchObject({ error: "seat-ended" });
    expect(planAppointment(ending, wanted("次", "2027-04-01", null))).toMatchObject({ error: "seat-ended" });
    expect(planAppointment(ending, wanted("次", "2027-04-01", "2028-03-31"))).toMatchObject({ ok: true });
  });

  test("days are corrected beside everyone else's, not beside one's own", () => {
    const two = { ...seat, appointments: [...seat.appointments, held("後任", "2027-04-01", null)] };
    expect(correctTerm(two, "前任", { startsOn: "2025-06-01", endsOn: "2026-12-31" })).toMatchObject({ ok: true });
    expect(correctTerm(two, "前任", { startsOn: "2025-04-01", endsOn: "2027-04-01" })).toMatchObject({ ok: false });
  });

  test("whatever is asked, in whatever order, no two ever hold a seat on one day, and nobody's first day is moved", () => {
    const day = fc.integer({ min: 0, max: 40 }).map((n) => addDays("2026-03-20", n));
    const step = fc.record({
      startsOn: day,
      endsOn: fc.option(day),
      replacing: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let appointments: ReturnType<typeof held>[] = [];
        for (const [n, { startsOn, endsOn, replacing }] of steps.entries()) {
          const holder = replacing ? appointments.find((each) => inForce(each, startsOn)) : undefined;
          const plan = planAppointment(
            { endsOn: null, appointments },
            wanted(`${n}`, startsOn, endsOn),
            holder ? { id: holder.id, today: startsOn } : null,
          );
          if (!plan.ok) continue;
          const { ended, voided } = plan.value;
          appointments = appointments.filter(({ id }) => id !== voided?.id);
          appointments = appointments.map((each) => (each.id === ended?.id ? { ...each, endsOn: ended.endsOn } : each));
          appointments.push(held(`${n}`, plan.value.startsOn, plan.value.endsOn));
          for (let at = "2026-03-15"; at < "2026-05-05"; at = addDays(at, 1)) {
            expect(appointments.filter((each) => inForce(each, at)).length).toBeLessThan(2);
          }
          expect(appointments.every((each) => each.endsOn === null || each.startsOn <= each.endsOn)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("ending a seat", () => {
  const held = (id: string, startsOn: string, endsOn: string | null) => ({ id, personId: id, startsOn, endsOn });

  test("ends the terms that would go on, and leaves those that are over", () => {
    const appointments = [held("前", "2023-04-01", "2025-03-31"), held("今", "2025-04-01", null)];
    expect(endedWithSeat(appointments, "2026-03-31")).toEqual({ ok: true, value: ["今"] });
    expect(endedWithSeat(appointments, "2025-04-01")).toEqual({ ok: true, value: ["今"] });
  });

  test("is refused while someone is appointed from a later day on", () => {
    expect(endedWithSeat([held("次", "2026-04-01", null)], "2026-03-31")).toEqual({
      ok: false,
      error: "seat-held-later",
    });
  });

  test("leaves it there through its last day", () => {
    const seat = { startsOn: null, endsOn: "2026-03-31", appointments: [] };
    expect([seatExists(seat, "2026-03-31"), seatExists(seat, "2026-04-01")]).toEqual([true, false]);
    expect([seatEnded(seat, "2026-03-31"), seatEnded(seat, "2026-04-01")]).toEqual([false, true]);
    expect(seatExists({ ...seat, endsOn: null }, "2099-12-31")).toBe(true);
  });

  test("a seat is there from its first day on, or from the day somebody first held it", () => {
    const seat = { startsOn: "2026-06-01", endsOn: null, appointments: [] };
    expect([seatExists(seat, "2026-05-31"), seatExists(seat, "2026-06-01")]).toEqual([false, true]);
    expect(seatExists({ ...seat, startsOn: null }, "1999-01-01")).toBe(true);
    const held = { ...seat, appointments: [{ startsOn: "2026-04-01" }] };
    expect([seatExists(held, "2026-03-31"), seatExists(held, "2026-04-01")]).toEqual([false, true]);
    expect(seatEnded(seat, "2026-05-31")).toBe(false);
  });
});
