import { expect, test } from "vitest";
import { searchKey } from "#app/domain/search-key.ts";
import { listSessions, type SessionFilter } from "#app/use-cases/sessions/list-sessions.ts";
import { testContext } from "#tests/support/context.ts";
import { asStaff, createCenter, createSession } from "#tests/support/factories.ts";

const ALL: SessionFilter = { fiscalYear: null, page: 1 };

async function world() {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const other = await createCenter(ctx, "nemuro", { prefectureId: center.prefectureId, areaId: center.medicalAreaId });
  return {
    ctx,
    center,
    other,
    desk: await asStaff(ctx, center),
    viewer: await asStaff(ctx, center, "prefectureViewer"),
  };
}

test("a desk sees all of its own and what others have published", async () => {
  const { ctx, center, other, desk, viewer } = await world();
  await createSession(ctx, center, { title: "自・下書き", state: "draft" });
  await createSession(ctx, other, { title: "他・予定" });
  await createSession(ctx, other, { title: "他・下書き", state: "draft" });
  const titles = async (ctx: typeof desk) => (await listSessions(ctx, ALL)).rows.map((row) => row.title).sort();
  expect(await titles(desk)).toEqual(["他・予定", "自・下書き"]);
  expect(await titles(viewer)).toEqual(["他・下書き", "他・予定", "自・下書き"]);
});

test("a fiscal year holds its edges in Tokyo", async () => {
  const { ctx, center, desk } = await world();
  await createSession(ctx, center, { title: "R5", startsAt: new Date("2024-03-31T23:30:00+09:00"), endsAt: null });
  await createSession(ctx, center, { title: "R6", startsAt: new Date("2024-04-01T00:00:00+09:00"), endsAt: null });
  const titles = async (fiscalYear: number) =>
    (await listSessions(desk, { ...ALL, fiscalYear })).rows.map((row) => row.title);
  expect(await titles(2023)).toEqual(["R5"]);
  expect(await titles(2024)).toEqual(["R6"]);
});

test("what has no date yet is in no year, and has a list of its own", async () => {
  const { ctx, center, desk } = await world();
  await createSession(ctx, center, { title: "日なし", state: "draft", startsAt: null, endsAt: null });
  await createSession(ctx, center, { title: "今年度" });
  const titles = async (filter: Partial<SessionFilter>) =>
    (await listSessions(desk, { ...ALL, ...filter })).rows.map((row) => row.title);
  expect(await titles({ fiscalYear: 2026 })).toEqual(["今年度"]);
  expect(await titles({ undated: true })).toEqual(["日なし"]);
  expect(await titles({})).toEqual(["日なし", "今年度"]);
});

test("words find whatever their width or kana, and all of them must be there", async () => {
  const { ctx, center, desk } = await world();
  await createSession(ctx, center, { title: "ケアカフェ", searchKey: searchKey("ケアカフェ きたそらち") });
  const count = async (words: string) => (await listSessions(desk, { ...ALL, words })).total;
  expect(await count("ｹｱｶﾌｪ")).toBe(1);
  expect(await count("けあかふぇ　きたそらち")).toBe(1);
  expect(await count("ケアカフェ 釧路")).toBe(0);
});
