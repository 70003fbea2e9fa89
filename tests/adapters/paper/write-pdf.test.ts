import { expect, test } from "vitest";
import { missingIn, writePdf } from "#app/adapters/pdf/write-pdf.server.ts";
import { type Paper, type PaperBlock, replaceIn } from "#app/domain/paper.ts";
import { readPdf as read } from "#tests/support/pdf.ts";

function paper(blocks: readonly PaperBlock[], more: Partial<Paper> = {}): Paper {
  return { title: "通知", page: "portrait", face: "mincho", blocks, ...more };
}

test("names as they are written come out as text: 𠮷, 髙, 神 (U+FA19), 槗", async () => {
  const names = "𠮷田 髙子　神\uFA19保 槗本　山﨑";
  const { bytes, missing } = await writePdf([paper([{ kind: "text", text: names }])]);
  expect(missing).toEqual([]);
  const { text, fonts } = await read(bytes);
  expect(text.replace(/\s/g, "")).toBe(names.replace(/\s/g, ""));
  // Embedded, as subsets, with a table back to Unicode.
  expect(fonts.length).toBeGreaterThan(1);
  for (const font of fonts) expect(font).toMatch(/yes yes yes/);
});

test("what no font has is told, and stands as 〓; signs that are never seen are left out", async () => {
  const one = paper([{ kind: "text", text: "電話📱 辻\u{E0100}\u200Bさん\u0007" }]);
  const { bytes, missing } = await writePdf([one]);
  expect(missing).toEqual(["📱"]);
  expect((await read(bytes)).text.trim()).toBe("電話〓 辻さん");
  expect(missingIn([one])).toEqual(["📱"]);
});

test("the missing are found wherever a text can stand", () => {
  const sign = "\u{1F4F1}";
  const places: PaperBlock[] = [
    { kind: "text", text: sign },
    { kind: "terms", terms: [{ term: sign, lines: [] }] },
    { kind: "terms", terms: [{ term: "", lines: [sign] }] },
    { kind: "table", widths: ["*"], head: [[sign]], rows: [] },
    { kind: "table", widths: ["*"], head: [], rows: [[{ text: sign }]] },
    { kind: "box", blocks: [{ kind: "text", text: sign }] },
    { kind: "columns", columns: [{ width: "*", blocks: [{ kind: "text", text: sign }] }] },
    { kind: "drawing", width: 9, height: 9, shapes: [{ kind: "words", text: sign, x: 0, y: 0, size: 9, width: 9 }] },
  ];
  for (const place of places) expect(missingIn([paper([place])])).toEqual([sign]);
  expect(missingIn([paper([], { foot: sign })])).toEqual([sign]);
});

test("a table's heading stands on every page, its foot says which of how many", async () => {
  const rows = Array.from({ length: 80 }, (_, i) => [`${i + 1}`, "一般社団法人の名前"]);
  const table: PaperBlock = { kind: "table", widths: [20, "*"], head: [["番号", "機関名"]], rows, rowHeight: 9 };
  const { pages, text, size } = await read(
    (await writePdf([paper([table], { page: "landscape", face: "gothic", foot: "受付簿" })])).bytes,
  );
  expect(size).toContain("841.89 x 595.28");
  expect(pages).toBeGreaterThan(3);
  expect(text.match(/機関名/g)).toHaveLength(pages);
  for (let page = 1; page <= pages; page++) expect(text).toContain(`${page}／${pages}`);
  for (const [number] of rows) expect(text).toMatch(new RegExp(`^\\s*${number}\\s+一般社団法人の名前`, "m"));
});

test("a word longer than its line is broken, not cut", async () => {
  const address = `https://example.jp/${"abcdefghij0123456789".repeat(10)}`;
  const terms: PaperBlock = { kind: "terms", numbered: true, terms: [{ term: "場所・開催方法", lines: [address] }] };
  const { text } = await read((await writePdf([paper([terms])])).bytes);
  expect(text.replace(/\s/g, "")).toBe(`1場所・開催方法${address}`);
});

test("several papers are one file, each from a new page", async () => {
  const papers = ["甲", "乙", "丙"].map((name) => paper([{ kind: "text", text: `${name}　様` }]));
  const { pages, text } = await read((await writePdf(papers)).bytes);
  expect(pages).toBe(3);
  expect(text.split("\f").map((page) => page.trim().charAt(0))).toEqual(["甲", "乙", "丙", ""]);
});

test("a drawing's words are text, and are set smaller rather than cut", async () => {
  const name = "北海道釧路根室圏域在宅医療介護連携推進協議会事務局御中地域包括支援担当";
  const shapes = [
    { kind: "words" as const, text: name, x: 45, y: 10, size: 28, width: 80 },
    { kind: "words" as const, text: "𠮷𠮷 髙子", x: 45, y: 30, size: 28, width: 80, turned: true },
    { kind: "frame" as const, x: 0, y: 0, width: 90, height: 55 },
    { kind: "cut" as const, x1: 0, y1: 55, x2: 90, y2: 55 },
    { kind: "qr" as const, text: "https://example.jp", x: 60, y: 30, side: 20 },
  ];
  const { bytes, missing } = await writePdf([paper([{ kind: "drawing", width: 90, height: 55, shapes }])]);
  expect(missing).toEqual([]);
  const { text } = await read(bytes);
  expect(text.replace(/\s/g, "")).toContain(name);
});

test("texts that look like markup are text", async () => {
  const text = `<svg>&amp;"'</text> \\u0041 {{x}}`;
  const shapes = [{ kind: "words" as const, text, x: 45, y: 10, size: 10, width: 90 }];
  const { bytes } = await writePdf([
    paper([
      { kind: "text", text },
      { kind: "drawing", width: 90, height: 20, shapes },
    ]),
  ]);
  const found = (await read(bytes)).text.replace(/\s/g, "");
  expect(found).toBe(text.replace(/\s/g, "").repeat(2));
});

test("a placeholder is filled wherever it stands, with nothing that could break out of its text", () => {
  const before = paper([
    { kind: "qr", text: "https://example.jp/r/TOKEN", side: 20 },
    { kind: "text", text: "TOKEN" },
  ]);
  expect(replaceIn(before, "TOKEN", 'a"b\\')).toEqual(
    paper([
      { kind: "qr", text: 'https://example.jp/r/a"b\\', side: 20 },
      { kind: "text", text: 'a"b\\' },
    ]),
  );
});
