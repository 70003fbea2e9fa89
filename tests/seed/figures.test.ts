import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { demoDatabase } from "./demo-database.ts";
import { publishedLayout, recount } from "./recount.ts";

const { db } = demoDatabase("2026-11-22T12:00:00+09:00");

test("R5 adds up to the published table, byte for byte", async () => {
  expect(publishedLayout(await recount(db(), 2023))).toBe(readFileSync("tests/golden/r5-activity.tsv", "utf8"));
});

test("R5 holds every kind of headcount: stated, approximate, listed, said to be unknown, never entered", async () => {
  const sessions = await db().session.findMany({
    where: { state: "held", startsAt: { gte: new Date("2023-03-31T15:00:00Z"), lt: new Date("2024-03-31T15:00:00Z") } },
    include: { _count: { select: { attendances: true, bodies: true, coHosts: true } } },
  });
  const kinds = new Set(sessions.map((s) => `${s.headcountBasis}${s._count.attendances > 0 ? " listed" : ""}`));
  expect([...kinds].sort()).toEqual(["approximate", "exact", "none", "none listed", "unknown"]);
  expect(sessions.filter((s) => s._count.bodies === 2).length).toBeGreaterThan(1);
  expect(sessions.filter((s) => s._count.coHosts > 0).length).toBeGreaterThan(0);
  expect(new Set(sessions.map((s) => s.format))).toEqual(new Set(["onSite", "online", "hybrid", "written"]));
  expect(sessions.filter((s) => s.category === "other").length).toBeGreaterThan(0);
});

test.each([2024, 2025])("in %i every unit is active and every headcount known", async (year) => {
  const rows = await recount(db(), year);
  const cells = rows.flatMap((row) => row.cells);
  expect(rows.filter((row) => row.cells.every((cell) => cell.sessions === 0))).toEqual([]);
  expect(cells.filter((cell) => cell.unknown > 0)).toEqual([]);
  const sessions = cells.reduce((sum, cell) => sum + cell.sessions, 0);
  expect(sessions).toBeGreaterThanOrEqual(105);
  expect(sessions).toBeLessThanOrEqual(150);
});

test("what was confirmed is what the records give", async () => {
  const reports = await db().activityReport.findMany({
    where: { state: { in: ["confirmed", "reopened"] } },
    include: { cells: true, reportingUnit: true },
  });
  const years = new Map<number, Awaited<ReturnType<typeof recount>>>();
  for (const year of [2023, 2024, 2025]) years.set(year, await recount(db(), year));
  for (const report of reports) {
    const row = years.get(report.fiscalYear)?.find(({ unit }) => unit === report.reportingUnit.name);
    (["meeting", "training", "lecture"] as const).forEach((category, i) => {
      const counted = row?.cells[i];
      expect(report.cells.filter((cell) => cell.category === category)).toMatchObject([
        {
          edition: 1,
          sessions: counted?.sessions,
          unknownSessions: counted?.unknown,
          headcount: counted?.unknown === counted?.sessions ? null : counted?.people,
        },
      ]);
    });
  }
});
