import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import decodeQR from "qr/decode.js";
import { expect, onTestFinished, test } from "vitest";
import type { Paper, PaperBlock } from "#app/domain/paper.ts";
import { changeNotice } from "#app/paper/change-notice.ts";
import { addresseeLines } from "#app/paper/letter.ts";
import { noticePaper } from "#app/paper/notice.ts";
import { replySlip } from "#app/paper/reply-slip.ts";
import { changeFacts, LETTER_LINK, LONG_OFFICE, noticeFacts, printed, slipFacts } from "#tests/support/letter-facts.ts";

test("a notice with everything in it: twelve items, names as they are written, nothing cut", async () => {
  const { text, missing } = await printed(noticePaper(noticeFacts()));
  expect(missing).toEqual([]);
  await expect(text).toMatchFileSnapshot("../golden/letter-notice.txt");
  const letters = text.replace(/\s/g, "");
  for (let i = 1; i <= 12; i++) expect(letters).toContain(`（${i}）在宅医療と介護の連携の現状と課題についてその${i}`);
  for (const name of ["𠮷田髙子様", "神\uFA19保一郎", LONG_OFFICE]) expect(letters).toContain(name);
});

test("the notice and the slip behind it, each in its own face, the slip on one page", async () => {
  const notice = noticePaper(noticeFacts({ agenda: noticeFacts().agenda.slice(0, 2) }));
  const { pages, fonts } = await printed(notice, replySlip(slipFacts()));
  expect(pages).toBe(2);
  expect(fonts.join()).toContain("BIZUDPMincho");
  expect(fonts.join()).toContain("BIZUDPGothic");
});

test("a notice without a slip shows the person's own code; one to all shows none, and says whom to ask", () => {
  const own = noticePaper(noticeFacts({ hasSlip: false }));
  expect(codesOf(own.blocks)).toEqual([LETTER_LINK]);
  expect(codesOf(noticePaper(noticeFacts()).blocks)).toEqual([]);
  const toAll = noticePaper(noticeFacts({ hasSlip: false, link: null }));
  expect(codesOf(toAll.blocks)).toEqual([]);
  expect(JSON.stringify(toAll)).toContain("下記の担当まで御連絡ください。");
});

test("what is not known is left out with its number; what is held in writing asks nobody to come", () => {
  const least = noticePaper(
    noticeFacts({
      ...{ agenda: [], expenses: null, notice: null, answerBy: null, receptionMinutes: null, venue: null },
      ...{ format: "written", hasSlip: false, link: null, documentNumber: null },
    }),
  );
  expect(termsOf(least)).toEqual(["日時", "場所・方法"]);
  expect(JSON.stringify(least)).not.toContain("御出席くださいますよう");
  expect(JSON.stringify(least)).not.toContain("釧保第");
});

test("a training without a body says nothing of who comes, and nobody sends a proxy", () => {
  const training = noticePaper(noticeFacts({ category: "training", bodies: [], proxies: "notAllowed" }));
  expect(termsOf(training)).not.toContain("出席者・代理");
  expect(termsOf(training)).toContain("内容");
});

test("the slip has one page however long its words are, and nothing on it is smaller than 11 points", async () => {
  const long = "北海道".repeat(25);
  const slip = replySlip(
    slipFacts({ title: long, venue: long, person: { ...person(), organization: long, title: long } }),
  );
  const { pages, text } = await printed(slip);
  expect(pages).toBe(1);
  expect(text.replace(/\s/g, "")).toContain("はありません。");
  const sizes = Array.from(JSON.stringify(slip).matchAll(/"size":([\d.]+)/g), ([, size]) => Number(size));
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(11);
});

test("a slip reads as its form says", async () => {
  const { text } = await printed(replySlip(slipFacts()));
  await expect(text).toMatchFileSnapshot("../golden/letter-slip.txt");
});

test("the slip offers what the session offers", () => {
  const words = (given: Parameters<typeof slipFacts>[0]) => JSON.stringify(replySlip(slipFacts(given)));
  expect(words({ format: "hybrid" })).toContain("□ 出席（会場）　　□ 出席（オンライン）　　□ 代理出席　　□ 欠席");
  expect(words({ format: "onSite" })).toContain("□ 出席　　□ 代理出席　　□ 欠席");
  expect(words({ format: "online" })).toContain("□ 出席（オンライン）　　□ 代理出席　　□ 欠席");
  expect(words({ proxies: "notAllowed" })).not.toContain("代理");
});

test("a slip for anyone names nobody and leads nowhere", () => {
  const slip = replySlip(slipFacts({ person: null }));
  expect(codesOf(slip.blocks)).toEqual([]);
  expect(JSON.stringify(slip)).not.toContain("整理番号");
});

test("the slip's code is read from a scan of 200 dpi in black and white, with noise", async () => {
  const { bytes } = await printed(replySlip(slipFacts()));
  const { width, height, pixels } = scan(bytes);
  // One dot in two hundred is wrong, by a fixed rule: no two runs differ.
  let seed = 1;
  const next = () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
  const data = new Uint8Array(width * height * 4);
  for (const [i, value] of pixels.entries()) data.fill(next() < 0.005 ? 255 - value : value, i * 4, i * 4 + 4);
  expect(decodeQR({ width, height, data })).toBe(LETTER_LINK);
});

test.each(["cancellation", "postponement"] as const)("a %s tells what was planned, and why", async (kind) => {
  const { text, pages } = await printed(changeNotice(changeFacts({ kind })));
  expect(pages).toBe(1);
  await expect(text).toMatchFileSnapshot(`../golden/letter-${kind}.txt`);
});

test("様 for a person, 御中 for an organization, 各位 for a group", () => {
  expect(addresseeLines({ kind: "person", organization: "医師会", title: null, name: "山田 太郎" })).toEqual([
    "医師会",
    "山田 太郎　様",
  ]);
  expect(addresseeLines({ kind: "organization", name: "医師会" })).toEqual(["医師会　御中"]);
  expect(addresseeLines({ kind: "group", name: "協議会構成員" })).toEqual(["協議会構成員　各位"]);
});

function person() {
  const { person } = slipFacts();
  if (!person) throw new Error("a slip of somebody");
  return person;
}

function termsOf({ blocks }: Paper): string[] {
  return blocks.flatMap((block) => (block.kind === "terms" ? block.terms.map(({ term }) => term) : []));
}

function codesOf(blocks: readonly PaperBlock[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === "qr") return [block.text];
    if (block.kind === "columns") return block.columns.flatMap((column) => codesOf(column.blocks));
    return block.kind === "box" ? codesOf(block.blocks) : [];
  });
}

/** A page as a FAX leaves it: black or white, 200 dots to the inch. */
function scan(pdf: Uint8Array) {
  const folder = mkdtempSync(path.join(tmpdir(), "renkei-scan-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(path.join(folder, "slip.pdf"), pdf);
  execFileSync("pdftoppm", [
    "-r",
    "200",
    "-mono",
    "-singlefile",
    path.join(folder, "slip.pdf"),
    path.join(folder, "slip"),
  ]);
  const bytes = readFileSync(path.join(folder, "slip.pbm"));
  const [head = "", size = ""] = bytes.toString("latin1").match(/^P4\s+(?:#.*\n)?(\d+ \d+)\s/) ?? [];
  const [width = 0, height = 0] = size.split(" ").map(Number);
  const stride = Math.ceil(width / 8);
  const pixels = Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    const byte = bytes[head.length + y * stride + (x >> 3)] ?? 0;
    return (byte >> (7 - (x & 7))) & 1 ? 0 : 255;
  });
  return { width, height, pixels };
}
