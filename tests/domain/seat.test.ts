import { describe, expect, test } from "vitest";
import { inForce, participantRoleOf, rosterOn } from "#app/domain/seat.ts";
import { MEMBER_ROLES } from "#app/domain/taxonomy.ts";

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
