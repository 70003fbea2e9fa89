import { writeFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { changeMinutesState } from "#app/use-cases/minutes/change-minutes-state.ts";
import { printMinutes } from "#app/use-cases/minutes/print-minutes.ts";
import { saveMinutes } from "#app/use-cases/minutes/save-minutes.ts";
import { showMinutes } from "#app/use-cases/minutes/show-minutes.ts";
import { testContext } from "#tests/support/context.ts";
import { createInvitation, createPerson } from "#tests/support/factories.ts";
import { readPdf } from "#tests/support/pdf.ts";
import { attended, type Held, heldMeeting } from "./held.ts";

const LONG_OFFICE = "北海道釧路根室圏域在宅医療介護連携推進協議会設立準備委員会事務局合同連絡調整室";
const SAID =
  "事務局から、資料により今年度の取組と昨年度からの変更点を説明した。入院時の情報提供の様式は、圏域の全ての病院で共通のものを使うこととしている。\n看護部会から、様式の記入例を添えてほしいとの要望があった。";
const ASKED =
  "・様式の記入に時間がかかるのではないか。→　試行した3病院では、1件あたり10分程度であった。\n・診療所でも使えるようにしてほしい。→　令和8年10月から、診療所向けの簡易な様式を用意する。\n・個人情報の同意は、どのように得るのか。";

/** Twelve items, a stand-in, an online lecturer, a group, things to do: three pages. */
async function fullMeeting(ctx: ReturnType<typeof testContext>) {
  const agenda = Array.from({ length: 12 }, (_, i) => ({
    title:
      i === 2
        ? "看取りを行う医療機関の相互支援の体制と、夜間・休日における連絡先の共有について（継続）"
        : `協議事項の第${i + 1}`,
    open: i !== 4,
  }));
  const held = await heldMeeting(ctx, { agenda, title: "第2回釧路圏域在宅医療専門部会", headcountBasis: "none" });
  const { center, session, came, items } = held;
  await ctx.db.agendaItem.update({
    where: { id: items[0]?.id ?? "" },
    data: { outcome: "decided", presenter: `${LONG_OFFICE} 髙橋 花子`, presenterId: came.id },
  });
  const organization = await ctx.db.organization.create({
    data: { prefectureId: center.prefectureId, kind: "医師会", name: "釧路市医師会", searchKey: "釧路市医師会" },
  });
  await ctx.db.person.update({ where: { id: came.id }, data: { organizationId: organization.id } });
  const member = await createPerson(ctx, center, { name: "神原 一郎" });
  const called = await createInvitation(ctx, session, member, { position: 3 });
  await attended(ctx, session, {
    ...{ invitationId: called.id, role: "proxy", name: "釧路 次郎", representing: "神原 一郎" },
    ...{ organizationName: LONG_OFFICE, title: "地域医療連携課長補佐" },
  });
  await attended(ctx, session, { role: "lecturer", mode: "online", name: "講師 三郎", organizationName: "○○大学" });
  await attended(ctx, session, { role: "auditor", name: "傍聴 四郎" });
  await ctx.db.attendanceGroup.create({
    data: { sessionId: session.id, position: 0, label: "市民", role: "auditor", people: 5 },
  });
  const { prefectureId, centerId, id: sessionId } = session;
  const followUp = { prefectureId, centerId, sessionId, createdAt: ctx.now() };
  await ctx.db.followUp.createMany({
    data: [
      {
        ...followUp,
        agendaItemId: items[0]?.id ?? null,
        task: "様式の記入例を作り、全委員に送る",
        assignee: "髙橋 花子",
        assigneeId: came.id,
        dueOn: "2026-08-31",
      },
      { ...followUp, agendaItemId: items[4]?.id ?? null, task: "閉じた議題の宿題", assignee: "内緒の人", dueOn: null },
      { ...followUp, task: "次回の会場を確保する", assignee: "事務局", dueOn: "2026-09-30", doneOn: "2026-07-01" },
    ],
  });
  const texts = items.map(({ id: agendaItemId }, i) => ({
    agendaItemId,
    explanation: i === 4 ? "閉じた議題の説明" : SAID,
    discussion: i === 4 ? "閉じた議題の質疑" : i % 2 === 0 ? ASKED : null,
    conclusion: i === 4 ? "閉じた議題の結論" : i === 0 ? "案のとおり進める。" : null,
  }));
  const written = {
    opening: "会長から挨拶があった。",
    closing: "次回は令和8年10月に開く。",
    author: "釧路保健所企画総務課",
  };
  expect((await saveMinutes(held.desk, { sessionId, version: 0, ...written, items: texts })).ok).toBe(true);
  return held;
}

async function printed(held: Held, edition: "whole" | "open", file: "pdf" | "docx" = "pdf") {
  const result = await printMinutes(held.desk, held.session.id, { edition, file });
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

test("the minutes as PDF: twelve items, those present by role, what is to be done", async () => {
  const ctx = testContext();
  const held = await fullMeeting(ctx);
  const { bytes, name } = await printed(held, "whole");
  if (process.env.KEEP) writeFileSync(process.env.KEEP, bytes);
  const pdf = await readPdf(bytes);
  expect(name).toBe("議事概要（案）　第2回釧路圏域在宅医療専門部会");
  expect(pdf.pages).toBeGreaterThanOrEqual(3);
  await expect(pdf.text).toMatchFileSnapshot("../../golden/paper-minutes.txt");
});

test("the open edition has nothing of a closed item and nobody's name from the rosters", async () => {
  const ctx = testContext();
  const held = await fullMeeting(ctx);
  const { bytes } = await printed(held, "open");
  if (process.env.KEEP) writeFileSync(process.env.KEEP.replace(".pdf", "-open.pdf"), bytes);
  const { text } = await readPdf(bytes);
  expect(text).toContain("（5）（非公開）");
  expect(text).not.toContain("閉じた議題");
  expect(text).not.toContain("協議事項の第5");
  expect(text).toContain("様式の記入例を作り");
  // Of no item, it may be of one that was closed and is gone; who wrote it is the desk's to know.
  for (const hidden of ["次回の会場を確保", "作成者", "企画総務課"]) expect(text).not.toContain(hidden);
  for (const name of ["髙橋", "釧路 次郎", "講師 三郎", "傍聴 四郎", "内緒の人"]) expect(text).not.toContain(name);
  // Whoever is of the roster is told by their office; others as they were written.
  expect(text).toContain("説明：釧路市医師会");
  expect(text).toContain("事務局");
  expect(text).toMatch(/委員 1人\s+代理出席 1人\s+傍聴 1人\s+講師 1人/);
});

test("the Word file says the same as the PDF, and is whole", async () => {
  const ctx = testContext();
  const held = await fullMeeting(ctx);
  const { bytes } = await printed(held, "whole", "docx");
  if (process.env.KEEP) writeFileSync(process.env.KEEP.replace(".pdf", ".docx"), bytes);
  const xml = partOf(Buffer.from(bytes), "word/document.xml");
  for (const words of [
    "議事概要（案）",
    "髙橋 花子",
    "案のとおり進める。",
    "様式の記入例を作り、全委員に送る",
    "釧路 次郎",
  ]) {
    expect(xml).toContain(words);
  }
  expect(xml.match(/<w:tbl>/g)?.length).toBe(3);
  const open = await printed(held, "open", "docx");
  expect(partOf(Buffer.from(open.bytes), "word/document.xml")).not.toContain("閉じた議題");
});

test("who came is unknown where nobody was recorded: neither nobody, nor those who said they would", async () => {
  const ctx = testContext();
  const held = await heldMeeting(ctx);
  await ctx.db.attendance.deleteMany();
  await ctx.db.response.create({
    data: { invitationId: held.invitations[1].id, answer: "attending", via: "link", answeredAt: ctx.now() },
  });
  const shown = await showMinutes(held.desk, held.session.id, "whole");
  const text = JSON.stringify(shown.ok && shown.value.paper);
  expect(text).toContain("（不明）");
  expect(text).toContain("出席者の記録はありません。");
  expect(text).not.toContain("太郎");
});

test("confirmed minutes print as they were confirmed, whatever is recorded since", async () => {
  const ctx = testContext();
  const held = await fullMeeting(ctx);
  const { desk, session } = held;
  expect((await changeMinutesState(desk, { sessionId: session.id, version: 1, step: "confirm" })).ok).toBe(true);
  await ctx.db.attendance.deleteMany();
  await ctx.db.agendaItem.update({ where: { id: held.items[0]?.id ?? "" }, data: { title: "あとで改めた題" } });
  await ctx.db.minutesItem.updateMany({ data: { explanation: "あとで改めた説明" } });
  const { bytes, name } = await printed(held, "whole");
  const { text } = await readPdf(bytes);
  expect(name).toBe("議事概要　第2回釧路圏域在宅医療専門部会");
  expect(text).toContain("令和8年7月2日確定");
  expect(text).toContain("髙橋 花子");
  expect(text).not.toContain("あとで改めた");
});

/** A part of a zip, by its central directory. */
function partOf(zip: Buffer, name: string): string {
  let at = zip.indexOf(Buffer.from("PK\x01\x02", "latin1"));
  while (at !== -1 && zip.readUInt32LE(at) === 0x02014b50) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const entry = zip.toString("utf8", at + 46, at + 46 + nameLength);
    if (entry === name) {
      const local = zip.readUInt32LE(at + 42);
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      return inflateRawSync(zip.subarray(start, start + zip.readUInt32LE(at + 20))).toString("utf8");
    }
    at += 46 + nameLength + extra + comment;
  }
  throw new Error(`there is no ${name}`);
}
