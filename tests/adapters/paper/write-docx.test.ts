import { expect, test } from "vitest";
import { writeDocx } from "#app/adapters/docx/write-docx.server.ts";
import { zipParts } from "#app/adapters/sheets/zip-parts.server.ts";
import type { Paper, PaperBlock } from "#app/domain/paper.ts";

const paper = (blocks: readonly PaperBlock[], more: Partial<Paper> = {}): Paper => ({
  ...{ title: "議事概要", page: "portrait", face: "mincho", blocks },
  ...more,
});

async function partsOf(one: Paper) {
  const parts = zipParts(Buffer.from(await writeDocx(one)));
  return new Map(parts.map(({ name, unpack }) => [name, unpack(10_000_000).toString()]));
}

/** What Word shows: each paragraph's text. */
function paragraphsIn(xml: string): string[] {
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(""),
  );
}

test("every text of a paper is in the file, in its order, escaped", async () => {
  const blocks: PaperBlock[] = [
    { kind: "text", text: "𠮷田 髙子 <b>&\n二行目", bold: true },
    { kind: "terms", numbered: true, terms: [{ term: "日時", lines: ["令和8年6月1日", "受付開始"] }] },
    { kind: "table", widths: [20, "*"], head: [["番号", "機関名"]], rows: [["1", { text: "医師会", bold: true }]] },
    { kind: "box", blocks: [{ kind: "text", text: "枠の中" }] },
    { kind: "columns", columns: [{ width: "*", blocks: [{ kind: "text", text: "左" }] }] },
    { kind: "space", height: 5 },
    { kind: "break" },
    { kind: "text", text: "末尾" },
  ];
  const parts = await partsOf(paper(blocks, { foot: "議事概要" }));
  expect(paragraphsIn(parts.get("word/document.xml") ?? "").filter(Boolean)).toEqual([
    ...[
      "𠮷田 髙子 &lt;b&gt;&amp;",
      "二行目",
      "1",
      "日時",
      "令和8年6月1日",
      "受付開始",
      "番号",
      "機関名",
      "1",
      "医師会",
    ],
    ...["枠の中", "左", "末尾"],
  ]);
  expect([...parts].find(([name]) => /footer\d+\.xml$/.test(name))?.[1]).toContain("議事概要");
});

test("a covered place is no cell of its own", async () => {
  const rows = [[{ text: "二列", columns: 2 }, null, "三"]];
  const xml = (await partsOf(paper([{ kind: "table", widths: ["*", "*", "*"], head: [], rows }]))).get(
    "word/document.xml",
  );
  expect(xml?.match(/<w:tc>/g)).toHaveLength(2);
  expect(xml).toContain('<w:gridSpan w:val="2"/>');
});

test("control characters, which XML cannot hold, are left out", async () => {
  const parts = await partsOf(paper([{ kind: "text", text: "前\u0000\u0008\ud800後" }]));
  expect(paragraphsIn(parts.get("word/document.xml") ?? "")).toContain("前後");
});

test("what can only be drawn is refused, not left out", async () => {
  await expect(writeDocx(paper([{ kind: "qr", text: "x", side: 20 }]))).rejects.toThrow("qr");
  await expect(writeDocx(paper([{ kind: "drawing", width: 1, height: 1, shapes: [] }]))).rejects.toThrow("drawing");
});
