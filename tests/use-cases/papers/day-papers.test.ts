import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { readSheet } from "#app/adapters/sheets/read-sheet.server.ts";
import { DAY_PAPERS, type DaySheet } from "#app/domain/day-paper.ts";
import { SEATING_SHAPES } from "#app/domain/seating.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { exportDaySheet } from "#app/use-cases/papers/export-day-sheet.ts";
import { printDayPaper } from "#app/use-cases/papers/print-day-paper.ts";
import { showPapers } from "#app/use-cases/papers/show-papers.ts";
import type { PaperChoice } from "#app/use-cases/papers/write-day-paper.ts";
import { createInvitation, createPerson } from "#tests/support/factories.ts";
import { readPdf } from "#tests/support/pdf.ts";
import { seatDesk } from "#tests/support/seats.ts";

const LONG = "一般社団法人北海道釧路根室地域在宅医療介護連携推進協議会事務局御中地域包括支援";
const NAMES = [
  "𠮷田 髙子",
  "神\uFA19保 一郎",
  "槗本 花",
  "長谷川 五右衛門之助",
  "欠席 次郎",
  "未回答 三郎",
  "会場 四郎",
];

/** A hybrid meeting of twelve items: one comes online, one sends a proxy, one declines, one is silent. */
async function aDay() {
  const desk = await seatDesk(NAMES, {
    capacity: null,
    format: "hybrid",
    title: "第1回釧路圏域在宅医療・介護連携推進協議会",
  });
  const { ctx, session, answer, of } = desk;
  for (const name of NAMES) {
    await ctx.db.invitation.update({
      where: { id: of(name).id },
      data: { organizationName: name === NAMES[0] ? LONG : "釧路市医師会", title: "会長" },
    });
  }
  await answer(NAMES[0] as string);
  await answer(NAMES[1] as string, "online");
  const proxy = { name: "代理 五郎", title: "副会長", organization: "釧路市医師会", email: null };
  await answer(NAMES[2] as string, "proxy", { proxy });
  await answer(NAMES[3] as string);
  await answer(NAMES[4] as string, "absent");
  await answer(NAMES[6] as string);
  await ctx.db.agendaItem.createMany({
    data: Array.from({ length: 12 }, (_, i) => ({
      ...{ sessionId: session.id, position: i + 1, title: `在宅医療と介護の連携の現状と課題について その${i + 1}` },
      ...{ kind: i < 4 ? ("report" as const) : ("discussion" as const), open: i !== 5, minutes: 10 },
      ...{ part: i < 6 ? "第1部　現状" : "第2部　取組", presenter: i === 0 ? "事務局" : null },
    })),
  });
  const print = async (choice: Partial<PaperChoice> & Pick<PaperChoice, "kind">) => {
    const printed = await printDayPaper(desk.staff, session.id, {
      ...{ whom: "coming", shape: "horseshoe", fill: null },
      ...choice,
    });
    if (!printed.ok) throw new Error(printed.error);
    return { name: printed.value.name, ...(await readPdf(printed.value.bytes)) };
  };
  return { ...desk, print };
}

test("each paper says what it should, with every name as it is written", async () => {
  const { print } = await aDay();
  for (const kind of DAY_PAPERS) {
    const { text, name } = await print({ kind });
    expect(name).toContain("協議会");
    await expect(text).toMatchFileSnapshot(`../../golden/paper-${kind}.txt`);
    if (kind === "agenda") continue;
    const letters = text.replace(/\s/g, "");
    for (const person of ["𠮷田髙子", "長谷川五右衛門之助", "会場四郎"]) expect(letters).toContain(person);
  }
}, 60_000);

test("in the room sit those who come on site, the stand-in for the member; on request whoever has not declined", async () => {
  const { print } = await aDay();
  const coming = (await print({ kind: "nameTags" })).text.replace(/\s/g, "");
  expect(coming).toContain("代理五郎");
  for (const absent of ["槗本花", "神\uFA19保一郎", "欠席次郎", "未回答三郎"]) {
    expect(coming).not.toContain(absent.replace(/\s/g, ""));
  }
  const called = (await print({ kind: "nameTags", whom: "called" })).text.replace(/\s/g, "");
  expect(called).toContain("未回答三郎");
  expect(called).not.toContain("欠席次郎");
}, 60_000);

test("the room is drawn in every shape, and everyone is in it once", async () => {
  const { print } = await aDay();
  for (const shape of SEATING_SHAPES) {
    const { text, pages } = await print({ kind: "seating", shape });
    expect(pages).toBe(1);
    expect(text.replace(/\s/g, "").match(/𠮷田髙子/g)).toHaveLength(1);
  }
}, 60_000);

test("once attendance is recorded, the list is of those who came", async () => {
  const { ctx, session, of, print } = await aDay();
  const row = { prefectureId: session.prefectureId, sessionId: session.id, role: "member" as const };
  await ctx.db.attendance.createMany({
    data: [
      { ...row, name: "飛入 六郎", organizationName: "訪問看護ステーション" },
      { ...row, name: "未回答 三郎", invitationId: of("未回答 三郎").id },
    ],
  });
  const text = (await print({ kind: "attendance" })).text.replace(/[ ]+/g, " ");
  expect(text).toContain("未回答 三郎");
  expect(text.indexOf("未回答 三郎")).toBeLessThan(text.indexOf("飛入 六郎"));
  expect(text).not.toContain("会場 四郎");
});

/** A desk took in the first (13:52) and, late, somebody uncalled; the proxy's member came themselves, entered by hand. */
async function received() {
  const day = await aDay();
  const { ctx, staff, session, of } = day;
  const at = (time: string) => new Date(`${tokyoDate(session.startsAt as Date)}T${time}:00+09:00`);
  const row = { prefectureId: session.prefectureId, sessionId: session.id, role: "member" as const };
  const [first, itself] = [of(NAMES[0] as string), of(NAMES[2] as string)];
  const [, walkIn] = await Promise.all([
    ctx.db.attendance.create({ data: { ...row, name: first.name, invitationId: first.id, leftAt: at("15:30") } }),
    ctx.db.attendance.create({
      data: { ...row, name: "飛入 六郎", organizationName: "訪問看護ステーション", arrivedAt: at("14:20") },
    }),
    ctx.db.attendance.create({ data: { ...row, name: itself.name, invitationId: itself.id, mode: "online" } }),
  ]);
  const press = { ...{ prefectureId: session.prefectureId, sessionId: session.id }, userId: staff.actor.userId };
  await ctx.db.receptionEvent.createMany({
    data: [
      { ...press, id: "1", kind: "arrived", at: at("13:52"), receivedAt: at("13:52"), invitationId: first.id },
      { ...press, id: "2", kind: "arrived", at: at("14:20"), receivedAt: at("14:20"), attendanceId: walkIn.id },
    ],
  });
  return day;
}

test("once anybody was taken in, the 受付簿 says when and who, also who was not called; blank on request", async () => {
  const { print } = await received();
  const { text } = await print({ kind: "reception" });
  await expect(text).toMatchFileSnapshot("../../golden/paper-reception-recorded.txt");
  const line = (name: string) => text.split("\n").find((each) => each.includes(name)) ?? "";
  expect(text).toContain("13:52");
  expect(text).toContain("15:30早退");
  expect(line("飛入 六郎")).toMatch(/^\s*8 .*訪問看護.*当日参加.*14:20\s+✓/);
  expect(line("欠席 次郎")).toMatch(/□/);
  expect(text.match(/✓/g)).toHaveLength(3);
  expect(text).toContain("受付済み 3人");
  expect(text).not.toContain("代理 五郎");
  const blank = (await print({ kind: "reception", fill: "blank" })).text;
  for (const recorded of ["13:52", "✓", "飛入"]) expect(blank).not.toContain(recorded);
  await expect(blank).toMatchFileSnapshot("../../golden/paper-reception.txt");
}, 60_000);

test("its workbook is filled in as well", async () => {
  const { ctx, staff, session } = await received();
  const rowsOf = async (fill?: "blank") => {
    const exported = await exportDaySheet(staff, session.id, "reception", fill);
    if (!exported.ok) throw new Error(exported.error);
    const file = path.join(ctx.settings.filesDir, "filled.xlsx");
    await mkdir(ctx.settings.filesDir, { recursive: true });
    await writeFile(file, exported.value.content);
    const read = await readSheet(file);
    return read.ok ? read.value.slice(3).map((row) => [row[4], ...row.slice(5)]) : [];
  };
  const rows = await rowsOf();
  expect(rows[0]).toEqual(["𠮷田 髙子", "出席", "", "13:52", "✓", "15:30早退"]);
  expect(rows[2]).toEqual(["槗本 花", "代理出席", "", "", "✓", "オンライン"]);
  expect(rows[7]).toEqual(["飛入 六郎", "当日参加", "", "14:20", "✓"]);
  expect((await rowsOf("blank")).map((row) => row.length)).toEqual([2, 2, 3, 2, 2, 2, 2]);
});

test("a large list runs over pages, each headed, and cuts nobody", async () => {
  const { ctx, center, session, print } = await aDay();
  for (let i = 0; i < 60; i++) {
    const person = await createPerson(ctx, center, { name: `多数 ${i}号` });
    await createInvitation(ctx, session, person, { position: 100 + i, organizationName: LONG });
  }
  const { text, pages } = await print({ kind: "reception" });
  expect(pages).toBeGreaterThan(4);
  expect(text.match(/出欠（予定）/g)).toHaveLength(pages);
  const letters = text.replace(/\s/g, "");
  for (let i = 0; i < 60; i++) expect(letters).toContain(`多数${i}号`);
}, 60_000);

test("both lists are workbooks as well", async () => {
  const { ctx, staff, session } = await aDay();
  const rowsOf = async (kind: DaySheet) => {
    const exported = await exportDaySheet(staff, session.id, kind);
    if (!exported.ok) throw new Error(exported.error);
    const file = path.join(ctx.settings.filesDir, `${kind}.xlsx`);
    await mkdir(ctx.settings.filesDir, { recursive: true });
    await writeFile(file, exported.value.content);
    const read = await readSheet(file);
    if (!read.ok) throw new Error(read.error);
    return read.value;
  };
  expect((await rowsOf("reception")).slice(3, 6)).toEqual([
    ["1", "委員", LONG, "会長", "𠮷田 髙子", "出席"],
    ["2", "委員", "釧路市医師会", "会長", "神\uFA19保 一郎", "オンライン"],
    ["3", "委員", "釧路市医師会", "会長", "槗本 花", "代理出席", "代理 五郎"],
  ]);
  expect((await rowsOf("attendance")).slice(3, 6)).toEqual([
    ["1", "委員", LONG, "会長", "𠮷田 髙子"],
    ["2", "委員", "釧路市医師会", "会長", "神\uFA19保 一郎", "オンライン"],
    ["3", "代理出席", "釧路市医師会", "副会長", "代理 五郎", "槗本 花様の代理"],
  ]);
});

test("the page says for how many, and which characters no font has, before anything is printed", async () => {
  const { ctx, staff, session, of } = await aDay();
  await ctx.db.invitation.update({ where: { id: of("会場 四郎").id }, data: { name: "会場 四郎📱" } });
  const shown = await showPapers(staff, session.id);
  expect(shown).toMatchObject({
    ok: true,
    value: { called: 7, coming: 4, notDeclined: 5, attending: 5, isRecorded: false, missing: ["📱"] },
  });
});

test("without a date nothing is printed", async () => {
  const { ctx, staff, session } = await aDay();
  await ctx.db.session.update({
    where: { id: session.id },
    data: { state: "postponed", startsAt: null, endsAt: null },
  });
  expect(await showPapers(staff, session.id)).toEqual({ ok: false, error: "date-required" });
});
