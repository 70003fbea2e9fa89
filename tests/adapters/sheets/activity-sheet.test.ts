import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { activityCsv, activityTsv } from "#app/adapters/sheets/activity-sheet.server.ts";
import { activityTable, type TallyRow } from "#app/domain/tally.ts";
import { COUNTED_CATEGORIES } from "#app/domain/taxonomy.ts";

const golden = readFileSync("tests/golden/r5-activity.tsv", "utf8");

/** Reads the published table back into figures, so that the export must print it from figures alone. */
function publishedTable() {
  const rows = golden
    .split("\n")
    .slice(2, -2)
    .map((line) => line.split("\t"));
  const tally = rows.flatMap((cells) =>
    COUNTED_CATEGORIES.flatMap((category, block): TallyRow[] => {
      const [unitId = "", count, people] = cells.slice(block * 3, block * 3 + 3);
      const sessions = Number(count);
      if (sessions === 0) return [];
      const unknown = people === "(不明)" ? sessions : 0;
      return [{ unitId, category, sessions, unknown, approximate: 0, people: unknown ? 0 : Number(people) }];
    }),
  );
  return activityTable(
    rows.map(([name = ""]) => ({ id: name, name })),
    tally,
  );
}

test("the published R5 table comes out byte for byte", () => {
  expect(activityTsv(publishedTable())).toBe(golden);
});

test("the CSV holds the same cells, with BOM and CRLF", () => {
  const csv = activityCsv(publishedTable());
  expect(csv.startsWith("\ufeff会議 (WG・部会),,,多職種・専門職の研修会,,,講演会,,\r\n")).toBe(true);
  expect(csv.slice(1).replaceAll("\r\n", "\n").replaceAll(",", "\t")).toBe(golden);
});

const table = (name: string) =>
  activityTable(
    [
      { id: "a", name },
      { id: "b", name: "根室" },
    ],
    [{ unitId: "a", category: "training", sessions: 3, unknown: 1, approximate: 1, people: 177 }],
  );

test("a sum that leaves a session out says so, and beneath the CSV how many", () => {
  expect(activityTsv(table("深川"))).toContain("深川\t0\t\t深川\t3\t177(一部不明)\t深川\t0\t\n");
  expect(activityTsv(table("深川")).split("\n")).toHaveLength(6);
  expect(activityCsv(table("深川"))).toMatch(
    /\r\n注：.*\r\n深川 多職種・専門職の研修会：3回のうち1回の人数が不明\r\n$/,
  );
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)"])("a name like %s is not run as a formula in the CSV", (name) => {
  expect(activityCsv(table(name))).toContain(`'${name},0,,'${name},3,177(一部不明),'${name},0,\r\n`);
  expect(activityTsv(table(name))).toContain(`${name}\t0\t\t`);
});

test("a name cannot break the table's columns or lines", () => {
  expect(activityTsv(table("深\t川\n")).split("\n").slice(2, 3)).toEqual([
    "深 川 \t0\t\t深 川 \t3\t177(一部不明)\t深 川 \t0\t",
  ]);
});
