import { expect, test } from "vitest";
import { zipParts } from "#app/adapters/sheets/zip-parts.server.ts";
import { NO_REPORT } from "#app/domain/session-report.ts";
import { showHeadcount } from "#app/use-cases/attendance/show-headcount.ts";
import { saveCard } from "#app/use-cases/cards/save-card.ts";
import { showErasure } from "#app/use-cases/people/erase-person.ts";
import { listFigureSessions } from "#app/use-cases/reports/list-figure-sessions.ts";
import { printReport } from "#app/use-cases/session-reports/print-report.ts";
import { saveReport } from "#app/use-cases/session-reports/save-report.ts";
import { showReport } from "#app/use-cases/session-reports/show-report.ts";
import { testContext } from "#tests/support/context.ts";
import { asStaff, createCenter, createPerson, createSession } from "#tests/support/factories.ts";
import { readPdf } from "#tests/support/pdf.ts";

const LONG = "一般社団法人北海道釧路根室地域在宅医療介護連携推進協議会事務局御中地域包括支援";

/** A training of twelve items, held yesterday, where nobody was recorded yet. */
async function aTraining() {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const staff = await asStaff(ctx, center);
  const { prefectureId } = center;
  const session = await createSession(ctx, center, {
    ...{ category: "training", state: "held", format: "hybrid", title: "第2回多職種連携研修会", round: 2 },
    ...{ theme: "入退院の連携を考える", venue: `${LONG}研修室` },
    tags: { create: [{ kind: "targetOccupation", value: "看護師" }] },
  });
  await ctx.db.agendaItem.createMany({
    data: Array.from({ length: 12 }, (_, i) => ({
      ...{ sessionId: session.id, position: i, title: `在宅医療と介護の連携について その${i + 1}` },
      ...{ part: i < 6 ? "第1部　講義" : "第2部　演習", outcome: i === 1 ? ("continued" as const) : null },
      ...(i === 0 && { presenter: "𠮷田 髙子", presenterRole: "lecturer" as const }),
    })),
  });
  ctx.at("2026-07-02T09:00:00+09:00");
  const come = (people: readonly { name: string; occupation?: string; role?: "lecturer" | "trainee" }[]) =>
    ctx.db.attendance.createMany({
      data: people.map(({ role = "trainee", ...person }) => {
        return { ...person, role, prefectureId, sessionId: session.id };
      }),
    });
  const text = async () => {
    const printed = await printReport(staff, session.id, "pdf");
    if (!printed.ok) throw new Error(printed.error);
    return (await readPdf(printed.value.bytes)).text;
  };
  const save = (written: Partial<typeof NO_REPORT>, version: number | null = null) =>
    saveReport(staff, { sessionId: session.id, version, text: { ...NO_REPORT, ...written } });
  return { ctx, center, staff, session, come, text, save };
}

const WRITTEN = {
  targetCount: 120,
  contents: "講義の後、事例をもとに演習を行った。\n入院時と退院時に分けて話し合った。",
  result: "連絡票の様式をそろえることになった。",
  survey: "回収 18枚　満足・やや満足 94%",
  issues: "開業医の参加が少ない。",
  nextYear: "夜間の開催を試みる。",
  author: "企画総務課　神\uFA19保",
};

test("what the records say stands in it, and what the desk wrote; the whole paper as text", async () => {
  const { come, save, text } = await aTraining();
  await come([
    { name: "看護 一", occupation: "看護師" },
    { name: "看護 二", occupation: "看護師" },
    { name: "薬剤 三", occupation: "薬剤師" },
    { name: "職種 不明" },
    { name: "講師 四", role: "lecturer", occupation: "医師" },
  ]);
  expect(await save(WRITTEN)).toEqual({ ok: true, value: null });
  const printed = await text();
  await expect(printed).toMatchFileSnapshot("../../golden/paper-session-report.txt");
  for (const name of ["看護 一", "薬剤 三"]) expect(printed).not.toContain(name);
}, 30_000);

test("the headcount is the one of the session's page and of the annual table: stated, listed or unknown, never 0", async () => {
  const { ctx, staff, session, come, text } = await aTraining();
  const attendance = async () => (await text()).match(/^ *出席 +(\S.*)/m)?.[1]?.trim();
  const inTable = async () => {
    const filter = { unitId: null, category: "training" as const, coHosted: false };
    const listed = await listFigureSessions(staff, 2026, filter);
    return (listed.ok ? listed.value.sessions : []).map(({ headcount }) => headcount);
  };
  const onPage = async () => {
    const shown = await showHeadcount(staff, session.id);
    return shown.ok && shown.value.headcount;
  };
  expect(await attendance()).toBe("（不明）");
  expect([await onPage(), ...(await inTable())]).toEqual([{ kind: "unknown" }, { kind: "unknown" }]);
  await come([{ name: "看護 一" }, { name: "講師 二", role: "lecturer" }]);
  expect(await attendance()).toBe("1人");
  expect([await onPage(), ...(await inTable())]).toEqual(Array(2).fill({ kind: "listed", people: 1 }));
  await ctx.db.session.update({
    where: { id: session.id },
    data: { headcount: 80, headcountBasis: "approximate" },
  });
  expect(await attendance()).toBe("約80人");
  expect(await onPage()).toMatchObject({ kind: "stated", people: 80 });
  expect(await inTable()).toEqual([await onPage()]);
}, 30_000);

test("where no names were taken, the groups are told instead", async () => {
  const { ctx, session, text } = await aTraining();
  await ctx.db.attendanceGroup.create({
    data: { sessionId: session.id, position: 0, label: "市町職員", role: "trainee", people: 15 },
  });
  const printed = await text();
  expect(printed).toMatch(/市町職員 +15人/);
  expect(printed).toMatch(/計 +15人/);
});

test("kept against the version read; the same again changes nothing, and the log holds no word of it", async () => {
  const { ctx, staff, session, save } = await aTraining();
  expect(await save(WRITTEN, 0)).toEqual({ ok: false, error: "edited-meanwhile" });
  expect(await save(WRITTEN)).toEqual({ ok: true, value: null });
  expect(await save(WRITTEN)).toEqual({ ok: true, value: null });
  expect(await save({ ...WRITTEN, result: "別の成果" })).toEqual({ ok: false, error: "edited-meanwhile" });
  expect(await save({ ...WRITTEN, result: "別の成果" }, 0)).toEqual({ ok: true, value: null });
  const shown = await showReport(staff, session.id);
  expect(shown).toMatchObject({ ok: true, value: { version: 1, text: { ...WRITTEN, result: "別の成果" } } });
  const log = JSON.stringify(await ctx.db.auditRecord.findMany());
  expect(log).toContain("sessionReport.save");
  expect(log).not.toMatch(/成果|満足|神/);
});

test("two at once: one is kept, the other told", async () => {
  const { save } = await aTraining();
  const results = await Promise.all([save({ result: "甲" }), save({ result: "乙" })]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
});

test("the session's card is offered while it has words for what is empty", async () => {
  const { staff, session, save } = await aTraining();
  const offered = async () => {
    const shown = await showReport(staff, session.id);
    return shown.ok && shown.value.card?.content;
  };
  expect(await offered()).toBeUndefined();
  const card = { title: "事例", theme: null, lecturer: null, target: null, attendance: null, advice: null };
  const text = { ...card, content: "演習をした", result: "" };
  await saveCard(staff, { sessionId: session.id, version: null, card: text, step: "save" });
  expect(await offered()).toBe("演習をした");
  await save({ contents: "もう書いた" });
  expect(await offered()).toBeUndefined();
});

test("nothing is reported before it starts, nor of what was cancelled", async () => {
  const { ctx, staff, session, save } = await aTraining();
  const refused = { ok: false, error: "not-taken-place" };
  await ctx.db.session.update({ where: { id: session.id }, data: { state: "cancelled" } });
  expect([await showReport(staff, session.id), await save({}), await printReport(staff, session.id, "pdf")]).toEqual([
    refused,
    refused,
    refused,
  ]);
  await ctx.db.session.update({ where: { id: session.id }, data: { state: "scheduled" } });
  expect(await save({})).toEqual({ ok: true, value: null });
  ctx.at("2026-07-01T13:59:00+09:00");
  expect(await showReport(staff, session.id)).toEqual(refused);
});

test("the longest words run over pages, uncut, each with its foot; Word has the same", async () => {
  const { staff, session, save } = await aTraining();
  const words = Array.from(
    { length: 60 },
    (_, i) => `${i + 1}番目の段落です。${"在宅医療と介護の連携".repeat(7)}終${i}`,
  );
  await save({ ...WRITTEN, contents: words.join("\n") });
  const pdf = await printReport(staff, session.id, "pdf");
  const { text, pages } = await readPdf(pdf.ok ? pdf.value.bytes : new Uint8Array());
  expect(pages).toBeGreaterThanOrEqual(3);
  expect(text).toContain(`${pages}／${pages}`);
  const docx = await printReport(staff, session.id, "docx");
  const parts = zipParts(Buffer.from(docx.ok ? docx.value.bytes : []));
  const xml =
    parts
      .find(({ name }) => name === "word/document.xml")
      ?.unpack(10_000_000)
      .toString() ?? "";
  for (const all of [text.replace(/\s/g, ""), xml]) {
    for (let i = 0; i < 60; i++) expect(all).toContain(`終${i}`);
    expect(all).toContain("夜間の開催を試みる。");
  }
}, 30_000);

test("before somebody is erased, the desk is told that the report names them", async () => {
  const { ctx, center, staff, session, save } = await aTraining();
  const person = await createPerson(ctx, center, { name: "根室 次郎" });
  await save({ contents: "根室次郎氏が講演した。" });
  const notes = await showErasure(staff, person.id);
  expect(notes.ok && notes.value.mentions).toEqual([{ where: "report", id: session.id, title: session.title }]);
});
