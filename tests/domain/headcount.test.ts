import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  HEADCOUNT_BASES,
  headcountDifference,
  headcountOf,
  listedHeadcount,
  MAX_HEADCOUNT,
  parseHeadcount,
} from "#app/domain/headcount.ts";
import { COUNTED_ROLES, PARTICIPANT_ROLES, type ParticipantRole } from "#app/domain/taxonomy.ts";

const counted = new Set(COUNTED_ROLES);
const notStated = { basis: "none", people: null } as const;

describe("the headcount that counts", () => {
  test("a stated number, exact or 約, before any list", () => {
    expect(headcountOf({ basis: "exact", people: 97 }, 95)).toEqual({ kind: "stated", people: 97, approximate: false });
    expect(headcountOf({ basis: "approximate", people: 80 }, null)).toEqual({
      kind: "stated",
      people: 80,
      approximate: true,
    });
  });

  test("else the people listed, also where the desk once stated 不明", () => {
    expect(headcountOf(notStated, 31)).toEqual({ kind: "listed", people: 31 });
    expect(headcountOf({ basis: "unknown", people: null }, 31)).toEqual({ kind: "listed", people: 31 });
  });

  test("else 不明, which holds no number", () => {
    expect(headcountOf(notStated, null)).toEqual({ kind: "unknown" });
    expect(headcountOf({ basis: "unknown", people: null }, null)).toEqual({ kind: "unknown" });
  });

  test("a zero that was stated is a number", () => {
    expect(headcountOf({ basis: "exact", people: 0 }, null)).toEqual({ kind: "stated", people: 0, approximate: false });
  });

  test("a number exactly when one was stated or listed: unknown is never zero", () => {
    const stated = fc
      .record({ basis: fc.constantFrom(...HEADCOUNT_BASES), people: fc.nat(MAX_HEADCOUNT) })
      .map(({ basis, people }) => ({ basis, people: basis === "exact" || basis === "approximate" ? people : null }));
    fc.assert(
      fc.property(stated, fc.option(fc.nat(1000)), (said, listed) => {
        const headcount = headcountOf(said, listed);
        expect(headcount.kind === "unknown").toBe(said.people === null && listed === null);
        expect("people" in headcount ? headcount.people : null).toBe(said.people ?? listed);
      }),
    );
  });
});

describe("the listed number", () => {
  const named = (...roles: ParticipantRole[]) => roles.map((role) => ({ role }));

  test("those whose role counts: not 講師, 話題提供者, ファシリテーター, 事務局", () => {
    expect(listedHeadcount(named(...PARTICIPANT_ROLES), [], counted)).toBe(5);
    expect(listedHeadcount(named("member", "member", "proxy", "observer", "secretariat"), [], counted)).toBe(4);
  });

  test("as the prefecture sets it", () => {
    expect(listedHeadcount(named("member", "lecturer"), [], new Set(["member", "lecturer"]))).toBe(2);
  });

  test("people recorded by group", () => {
    const groups = [
      { role: "trainee", people: 26 },
      { role: "trainee", people: 5 },
      { role: "secretariat", people: 2 },
    ] as const;
    expect(listedHeadcount<ParticipantRole>([], groups, counted)).toBe(31);
  });

  test("a lecturer by name does not hide 80 trainees by group", () => {
    expect(listedHeadcount(named("lecturer"), [{ role: "trainee", people: 80 }], counted)).toBe(80);
    expect(listedHeadcount(named("member", "member"), [{ role: "member", people: 2 }], counted)).toBe(2);
  });

  test("nobody recorded is no list, not a list of nobody", () => {
    expect(listedHeadcount([], [], counted)).toBeNull();
  });
});

test("a stated number that differs from the list is a warning", () => {
  expect(headcountDifference({ basis: "exact", people: 97 }, 95)).toBe(2);
  expect(headcountDifference({ basis: "approximate", people: 80 }, 83)).toBe(-3);
  expect(headcountDifference({ basis: "exact", people: 0 }, 3)).toBe(-3);
  expect(headcountDifference({ basis: "exact", people: 97 }, 97)).toBeNull();
  expect(headcountDifference({ basis: "exact", people: 97 }, null)).toBeNull();
  expect(headcountDifference(notStated, 95)).toBeNull();
});

describe("a headcount as it is typed", () => {
  test.each([
    ["97", "exact", 97],
    ["９７", "exact", 97],
    ["97名", "exact", 97],
    ["97 人", "exact", 97],
    ["0", "exact", 0],
    ["1,024名", "exact", 1024],
    ["１，０２４", "exact", 1024],
    ["100000", "exact", MAX_HEADCOUNT],
    ["約80名", "approximate", 80],
    ["約８０名", "approximate", 80],
    ["約 80 名", "approximate", 80],
    ["80名程度", "approximate", 80],
    ["80人ほど", "approximate", 80],
    ["およそ80", "approximate", 80],
    ["不明", "unknown", null],
    ["（不明）", "unknown", null],
    ["", "none", null],
    [" 　", "none", null],
  ] as const)("%j is %s, %j", (text, basis, people) => {
    expect(parseHeadcount(text)).toEqual({ ok: true, value: { basis, people } });
  });

  test.each([
    ["多数", "unreadable"],
    ["-5", "unreadable"],
    ["80.5", "unreadable"],
    ["約", "unreadable"],
    ["名", "unreadable"],
    ["約不明", "unreadable"],
    // Two numbers are not one: 12、13 is not 1213.
    ["12、13名", "unreadable"],
    ["80 90", "unreadable"],
    ["8,0", "unreadable"],
    ["80〜90名", "unreadable"],
    ["100001", "too-many"],
    ["9".repeat(400), "too-many"],
  ])("%j is refused: %s", (text, error) => {
    expect(parseHeadcount(text)).toEqual({ ok: false, error });
  });

  test("whatever is typed, a number stands exactly where the basis says so, as the database demands", () => {
    const nearly = fc.stringMatching(/^(約|およそ)? ?[0-9０-９]{0,7}(名|人)?(程度)?$/);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), nearly, fc.constant("不明")), (text) => {
        const read = parseHeadcount(text);
        if (!read.ok) return;
        const { basis, people } = read.value;
        expect(people !== null).toBe(basis === "exact" || basis === "approximate");
        if (people !== null) expect(Number.isInteger(people) && people >= 0 && people <= MAX_HEADCOUNT).toBe(true);
      }),
    );
  });
});
