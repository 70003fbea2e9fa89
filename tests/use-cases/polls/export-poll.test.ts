import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { expect, onTestFinished, test } from "vitest";
import { readSheet } from "#app/adapters/sheets/read-sheet.server.ts";
import { exportPollCsv, exportPollXlsx } from "#app/use-cases/polls/export-poll.ts";
import { openedWorld, pollWorld, refused, reply } from "./poll-world.ts";

const DAYS = ["氏名", "機関", "役職", "出席", "7月1日（水）", "7月8日（水）", "連絡事項"];
const HOURS = ["", "", "", "", "14:00～16:00", "14:00～16:00", ""];

/** Four asked, of whom the chair and the lecturer have replied. */
async function repliedWorld() {
  const world = await openedWorld();
  const { ctx, asked, first, second } = world;
  await reply(ctx, asked.chair, { [first.id]: "no", [second.id]: "yes" }, "=1+1");
  await reply(ctx, asked.lecturer, { [first.id]: "maybe", [second.id]: "yes" });
  return world;
}

test("the replies as a workbook: two heading lines, a sign in each cell, totals below", async () => {
  const { staff, session } = await repliedWorld();
  const made = await exportPollXlsx(staff, { sessionId: session.id });
  if (!made.ok) throw new Error(made.error);
  const folder = mkdtempSync(path.join(tmpdir(), "renkei-poll-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(path.join(folder, "poll.xlsx"), made.value);
  const read = await readSheet(path.join(folder, "poll.xlsx"));
  if (!read.ok) throw new Error(read.error);
  const [days, hours, ...rows] = read.value.map((row) => row.map((cell) => String(cell ?? "")));
  // A cell over both lines is read in each.
  expect([days, hours]).toEqual([DAYS, DAYS.map((heading, column) => HOURS[column] || heading)]);
  const cells = rows.map((row) => [row[0], row[4], row[5]]);
  expect(cells.slice(0, 4).sort()).toEqual(
    [
      ["会長 一郎", "×", "○"],
      ["講師 五郎", "△", "○"],
      ["書面 四郎", "未回答", "未回答"],
      ["傍観 六郎", "未回答", "未回答"],
    ].sort(),
  );
  expect(cells.slice(4)).toEqual([
    ["○の人数", "0", "2"],
    ["△の人数", "1", "0"],
    ["×の人数", "1", "0"],
    ["未回答の人数", "2", "2"],
  ]);
  expect(rows.flat()).toContain("=1+1");
});

test("the same as CSV, where no cell runs as a formula", async () => {
  const { staff, session } = await repliedWorld();
  const made = await exportPollCsv(staff, { sessionId: session.id });
  const lines: string[][] = parse(made.ok ? made.value : "", { bom: true });
  expect(lines.slice(0, 2)).toEqual([DAYS, HOURS]);
  expect(lines).toHaveLength(2 + 4 + 4);
  expect(lines.flat()).toContain("'=1+1");
});

test("without a poll there is nothing to save", async () => {
  const { staff, session } = await pollWorld();
  expect(await exportPollXlsx(staff, { sessionId: session.id })).toEqual(refused("not-found"));
});
