import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Headcount, headcountOf } from "#app/domain/headcount.ts";
import { SESSION_STATES, type SessionState } from "#app/domain/session.ts";
import { activityTable, type Cell, EMPTY_CELL, shownPeople, type TallyRow } from "#app/domain/tally.ts";
import {
  COUNTED_CATEGORIES,
  type CountedCategory,
  SESSION_CATEGORIES,
  SESSION_FORMATS,
  type SessionCategory,
  type SessionFormat,
} from "#app/domain/taxonomy.ts";

const cell = (fields: Partial<Cell>): Cell => ({ ...EMPTY_CELL, ...fields });
const units = ["渡島", "江差", "八雲"].map((name) => ({ id: name, name }));

describe("what stands under 人数(延べ)", () => {
  test.each([
    ["nothing, without a session", {}, { kind: "none" }],
    ["(不明), where no headcount is known", { sessions: 4, unknown: 4 }, { kind: "unknown" }],
    ["the sum", { sessions: 16, people: 506 }, { kind: "known", people: 506 }],
    ["the sum and (一部不明)", { sessions: 3, unknown: 1, people: 60 }, { kind: "partly", people: 60, unknown: 1 }],
    ["0, where it was stated as 0", { sessions: 1, people: 0 }, { kind: "known", people: 0 }],
  ] satisfies [string, Partial<Cell>, object][])("%s", (_, fields, shown) => {
    expect(shownPeople(cell(fields))).toEqual(shown);
  });

  test("a cell that holds an unknown headcount never shows a plain number", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.nat(50), fc.nat(1000), (unknown, known, people) => {
        const { kind } = shownPeople({ sessions: unknown + known, unknown, people: known === 0 ? 0 : people });
        expect(kind).toBe(known === 0 ? "unknown" : "partly");
      }),
    );
  });
});

describe("the table", () => {
  test("has a row for every unit, in official order, also without any session", () => {
    const table = activityTable(units, [{ unitId: "八雲", category: "meeting", ...cell({ sessions: 2, people: 30 }) }]);
    expect(table.rows.map((row) => row.unit.name)).toEqual(["渡島", "江差", "八雲"]);
    expect(table.rows.map((row) => row.cells.meeting.sessions)).toEqual([0, 0, 2]);
    expect(table.rows[0]?.cells).toEqual({ meeting: EMPTY_CELL, training: EMPTY_CELL, lecture: EMPTY_CELL });
  });

  test("one lecture of unknown size gives 1協議会, 1, 0, and says that one is missing", () => {
    const { foot } = activityTable(units, [
      { unitId: "渡島", category: "lecture", ...cell({ sessions: 1, unknown: 1 }) },
    ]);
    expect(foot.lecture).toEqual({ units: 1, sessions: 1, people: 0, unknown: 1, approximate: 0 });
    expect(foot.meeting).toEqual({ units: 0, sessions: 0, people: 0, unknown: 0, approximate: 0 });
  });

  test("the foot adds only known headcounts, and counts a unit once however many its sessions", () => {
    const { foot } = activityTable(units, [
      { unitId: "渡島", category: "meeting", ...cell({ sessions: 4, unknown: 4 }) },
      { unitId: "江差", category: "meeting", ...cell({ sessions: 16, people: 506 }) },
    ]);
    expect(foot.meeting).toEqual({ units: 2, sessions: 20, people: 506, unknown: 4, approximate: 0 });
  });

  test("totals brought in stand where a unit has no session of its own, and are never mixed with them", () => {
    const total = { category: "meeting", ...cell({ sessions: 5, unknown: 1, people: 80 }) } as const;
    const table = activityTable(
      units,
      [{ unitId: "渡島", category: "training", ...cell({ sessions: 1, people: 30 }) }],
      [
        { unitId: "渡島", ...total },
        { unitId: "江差", ...total },
      ],
    );
    expect(table.rows.map(({ imported }) => imported)).toEqual([false, true, false]);
    expect(table.rows.map(({ totalsLeftOut }) => totalsLeftOut)).toEqual([true, false, false]);
    expect(table.rows[0]?.cells.meeting).toEqual(EMPTY_CELL);
    expect(shownPeople(table.rows[1]?.cells.meeting ?? EMPTY_CELL)).toEqual({ kind: "partly", people: 80, unknown: 1 });
    expect(table.foot.meeting).toEqual({ units: 1, sessions: 5, people: 80, unknown: 1, approximate: 0 });
  });

  test("a tally for a unit outside it, or two for one cell, are bugs and throw", () => {
    const row: TallyRow = { unitId: "渡島", category: "meeting", ...cell({ sessions: 1 }) };
    expect(() => activityTable(units, [{ ...row, unitId: "青森" }])).toThrow("青森");
    expect(() => activityTable(units, [row, row])).toThrow("渡島");
  });
});

describe("for any sessions", () => {
  const isCountedCategory = (category: SessionCategory): category is CountedCategory => category !== "other";

  const headcounts = fc
    .record({
      basis: fc.constantFrom("none", "exact", "approximate", "unknown"),
      people: fc.nat(200),
      listed: fc.option(fc.nat(200)),
    })
    .map(({ basis, people, listed }) =>
      headcountOf({ basis, people: basis === "exact" || basis === "approximate" ? people : null }, listed),
    );
  const sessions = fc.array(
    fc.record({
      unitId: fc.constantFrom(...units.map((unit) => unit.id)),
      state: fc.constantFrom(...SESSION_STATES, "held" as const, "held" as const),
      category: fc.constantFrom(...SESSION_CATEGORIES),
      format: fc.constantFrom(...SESSION_FORMATS),
      headcount: headcounts,
    }),
    { maxLength: 40 },
  );
  const rules = fc.record({ countsWritten: fc.boolean() });
  interface AnySession {
    unitId: string;
    state: SessionState;
    category: SessionCategory;
    format: SessionFormat;
    headcount: Headcount;
  }

  /** Session by session, as a query that groups them would. */
  function tallyOf(all: readonly AnySession[], countsWritten: boolean): TallyRow[] {
    const rows = new Map<string, TallyRow>();
    for (const s of all) {
      if (s.state !== "held" || !isCountedCategory(s.category)) continue;
      if (s.format === "written" && !countsWritten) continue;
      const key = `${s.unitId} ${s.category}`;
      const row = rows.get(key) ?? { unitId: s.unitId, category: s.category, ...EMPTY_CELL };
      row.sessions += 1;
      if (s.headcount.kind === "unknown") row.unknown += 1;
      else row.people += s.headcount.people;
      if (s.headcount.kind === "stated" && s.headcount.approximate) row.approximate += 1;
      rows.set(key, row);
    }
    return [...rows.values()];
  }

  const known = (headcount: Headcount) => (headcount.kind === "unknown" ? null : headcount.people);
  const sum = (numbers: readonly (number | null)[]) => numbers.reduce<number>((total, n) => total + (n ?? 0), 0);

  test("the table equals a recount from the records, cell by cell and at the foot", () => {
    fc.assert(
      fc.property(sessions, rules, (all, { countsWritten }) => {
        const table = activityTable(units, tallyOf(all, countsWritten));
        const counts = all.filter((s) => s.state === "held" && (s.format !== "written" || countsWritten));

        for (const category of COUNTED_CATEGORIES) {
          const inCategory = counts.filter((s) => s.category === category);
          for (const row of table.rows) {
            const heads = inCategory.filter((s) => s.unitId === row.unit.id).map((s) => known(s.headcount));
            const missing = heads.filter((n) => n === null).length;
            expect(row.cells[category]).toMatchObject({ sessions: heads.length, unknown: missing, people: sum(heads) });
            expect(shownPeople(row.cells[category])).toEqual(
              heads.length === 0
                ? { kind: "none" }
                : missing === heads.length
                  ? { kind: "unknown" }
                  : missing > 0
                    ? { kind: "partly", people: sum(heads), unknown: missing }
                    : { kind: "known", people: sum(heads) },
            );
          }
          const heads = inCategory.map((s) => known(s.headcount));
          expect(table.foot[category]).toEqual({
            units: new Set(inCategory.map((s) => s.unitId)).size,
            sessions: heads.length,
            people: sum(heads),
            unknown: heads.filter((n) => n === null).length,
            approximate: inCategory.filter((s) => s.headcount.kind === "stated" && s.headcount.approximate).length,
          });
        }
      }),
      { numRuns: 300 },
    );
  });
});
