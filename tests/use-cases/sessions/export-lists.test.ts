import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { readSheet } from "#app/adapters/sheets/read-sheet.server.ts";
import { planColumns } from "#app/text/plans.ts";
import { exportResponses } from "#app/use-cases/invitations/export-responses.ts";
import { respondToInvitation } from "#app/use-cases/invitations/respond-to-invitation.ts";
import { exportPlanResults, exportYearSheet } from "#app/use-cases/plans/export-plan.ts";
import { exportSessions, exportSessionsXlsx } from "#app/use-cases/sessions/export-sessions.ts";
import { type TestContext, testContext } from "#tests/support/context.ts";
import {
  asStaff,
  createCenter,
  createInvitation,
  createPerson,
  createSession,
  tokenOf,
} from "#tests/support/factories.ts";

const lines = (csv: string) => csv.trimEnd().split("\r\n");

test("the sessions of every page, numbers as numbers, unknown as such, nothing that runs as a formula", async () => {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const desk = await asStaff(ctx, center);
  const held = { state: "held", startsAt: new Date("2026-05-01T14:00:00+09:00"), endsAt: null } as const;
  await createSession(ctx, center, { ...held, title: "=1+1", headcountBasis: "approximate", headcount: 80 });
  await createSession(ctx, center, { ...held, title: "不明の会議" });
  for (let i = 0; i < 60; i++) await createSession(ctx, center, { title: `会議${i}` });
  const csv = await exportSessions(desk, { fiscalYear: 2026 });
  expect(csv.startsWith("\ufeff年度,開催日,開始")).toBe(true);
  expect(lines(csv)).toHaveLength(63);
  expect(csv).toContain("'=1+1");
  expect(csv).toMatch(/,開催済み,80,約\r\n/);
  expect(csv).toMatch(/不明の会議.*,開催済み,,不明\r\n/);
  expect(csv).toContain("令和8年度,令和8年5月1日,14:00,,会議");
});

test("the sessions as a workbook: the same cells, what looks like a formula as text", async () => {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const desk = await asStaff(ctx, center);
  const held = { state: "held", startsAt: new Date("2026-05-01T14:00:00+09:00"), endsAt: null } as const;
  await createSession(ctx, center, { ...held, title: "=1+1", headcountBasis: "approximate", headcount: 80 });
  const [head = [], row = []] = await sheetOf(ctx, await exportSessionsXlsx(desk, { fiscalYear: 2026 }));
  expect(Object.fromEntries(head.map((name, column) => [name, row[column]]))).toMatchObject({
    ...{ 年度: "令和8年度", 開催日: "令和8年5月1日", 名称: "=1+1", 状態: "開催済み", 人数: "80" },
  });
});

test("a year's plan and its results as workbooks, for their own desk", async () => {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const desk = await asStaff(ctx, center);
  await createSession(ctx, center, {
    title: "研修会",
    category: "training",
    plannedFor: 2026,
    plannedOn: "2026-06-30",
  });
  const results = await exportPlanResults(desk, { year: 2026 });
  const sheet = await exportYearSheet(desk, { year: 2026, elsewhere: false });
  if (!results.ok || !sheet.ok) throw new Error("refused");
  expect(await sheetOf(ctx, results.value)).toEqual([
    ["会議体・シリーズ", ...planColumns.map(([, label]) => label)],
    ["会議体によらないもの", "1", "0", "1", "0", "0", "1", "0", "0"],
    ["計", "1", "0", "1", "0", "0", "1", "0", "0"],
  ]);
  const months = await sheetOf(ctx, sheet.value);
  expect(months).toHaveLength(13);
  expect(months[4]).toEqual(["7月", "7月20日（月）海の日", "7月1日（水）14:00～16:00 研修会〔開催予定〕"]);
});

/** What a workbook's first sheet reads as. */
async function sheetOf(ctx: TestContext, content: Buffer): Promise<readonly (readonly string[])[]> {
  const file = path.join(ctx.settings.filesDir, "list.xlsx");
  await mkdir(ctx.settings.filesDir, { recursive: true });
  await writeFile(file, content);
  const read = await readSheet(file);
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

test("the answers of a session, in the list's order, for its own desk", async () => {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const session = await createSession(ctx, center);
  const called = await createInvitation(ctx, session, await createPerson(ctx, center, { name: "甲" }), { position: 1 });
  await createInvitation(ctx, session, await createPerson(ctx, center, { name: "乙" }), { position: 2 });
  const proxy = { name: "代理 一", title: null, organization: "市役所", email: null };
  const answer = { answer: "proxy", proxy, message: "遅れます", token: tokenOf(ctx, called), address: "x" } as const;
  await respondToInvitation(ctx, answer);
  const result = await exportResponses(await asStaff(ctx, center), { sessionId: session.id });
  if (!result.ok) throw new Error(result.error);
  expect(lines(result.value).slice(1)).toEqual([
    "委員,,,甲,代理出席,代理 一,,市役所,遅れます,令和8年6月1日（月）09:00,回答ページ",
    "委員,,,乙,未回答,,,,,,",
  ]);
});
