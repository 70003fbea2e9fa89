import { createRequire } from "node:module";
import type { Content, ContentTable, TableCell, TDocumentDefinitions } from "pdfmake/interfaces.js";
import {
  type Paper,
  type PaperBlock,
  type PaperCell,
  type PaperTable,
  type PaperTerms,
  type PaperText,
  textsOf,
} from "#app/domain/paper.ts";
import { drawingSvg, qrSvg } from "./drawing.server.ts";
import { FONT_FILES, type FontName, fontFile, inFonts } from "./fonts.server.ts";

export interface Printed {
  bytes: Uint8Array;
  /** Characters that no font has; 〓 stands in their place. */
  missing: string[];
}

const POINTS_PER_MM = 72 / 25.4;
const SIZE = 10.5;
const MARGIN = 20;
const FOOT = { size: 8, space: 12 };
/** The width of 「1　」 and of the longest usual term of a letter (場所・開催方法). */
const TERM_EM = { number: 2, term: 8 };
const CELL = { x: 1.2, y: 0.8 };
const RULE = 0.5;

type Pdfmake = typeof import("pdfmake");
let ready: Pdfmake | undefined;

/** Loaded when something is printed, not with the server; it reads our fonts and nothing else. */
function pdfmake(): Pdfmake {
  if (ready) return ready;
  const names = Object.keys(FONT_FILES) as FontName[];
  const fonts = Object.fromEntries(
    names.map((name) => {
      const [normal, bold] = [fontFile(name, "400Regular"), fontFile(name, "700Bold")];
      return [name, { normal, bold, italics: normal, bolditalics: bold }];
    }),
  );
  const files = new Set(Object.values(fonts).flatMap((font) => Object.values(font)));
  ready = createRequire(import.meta.url)("pdfmake") as Pdfmake;
  ready.setFonts(fonts);
  ready.setUrlAccessPolicy(() => false);
  ready.setLocalAccessPolicy((file) => files.has(file));
  return ready;
}

/**
 * One paper as PDF (A4, fonts embedded as subsets), or several, each from a new page in its own face and size: the way
 * the page is turned and the margin are those of the first, and only a single one has a foot.
 */
export async function writePdf(papers: readonly Paper[]): Promise<Printed> {
  const [first] = papers;
  if (!first) throw new Error("there is no paper to print");
  const missing = new Set<string>();
  const content = papers.map(
    (paper, i): Content => ({
      stack: writerOf(paper, missing)(paper.blocks),
      font: paper.face,
      fontSize: paper.size ?? SIZE,
      ...(i > 0 && { pageBreak: "before" as const }),
    }),
  );
  const foot = papers.length === 1 ? first.foot : undefined;
  const bytes = await pdfmake()
    .createPdf(frame(first, content, foot, missing))
    .getBuffer();
  return { bytes, missing: [...missing].sort() };
}

/** The characters of papers that no font has. */
export function missingIn(papers: readonly Paper[]): string[] {
  const missing = new Set<string>();
  for (const paper of papers) for (const text of textsOf(paper)) inFonts(text, paper.face, missing);
  return [...missing].sort();
}

function frame(paper: Paper, content: Content, foot: string | undefined, missing: Set<string>): TDocumentDefinitions {
  const margin = mm(paper.margin ?? MARGIN);
  return {
    info: { title: paper.title, producer: "Renkei", creator: "Renkei" },
    language: "ja-JP",
    pageSize: "A4",
    pageOrientation: paper.page,
    pageMargins: margin,
    defaultStyle: { font: paper.face, fontSize: paper.size ?? SIZE, lineHeight: 1.35 },
    content,
    // What is to stay with what follows, and has nothing but its like below it on the page.
    pageBreakBefore: (node, { getFollowingNodesOnPage }) =>
      node.headlineLevel === 1 && getFollowingNodesOnPage().every((below) => below.headlineLevel === 1),
    ...(foot !== undefined && {
      footer: (page: number, pages: number) => ({
        columns: [
          { text: runs(foot, paper, missing), width: "*" },
          { text: `${page}／${pages}`, width: "auto" },
        ],
        fontSize: FOOT.size,
        margin: [margin, margin - mm(FOOT.space), margin, 0] as [number, number, number, number],
      }),
    }),
  };
}

/** Blocks of a paper, as pdfmake wants them. */
function writerOf(paper: Paper, missing: Set<string>) {
  const size = paper.size ?? SIZE;
  const words = (text: string) => runs(text, paper, missing);

  function blocks(all: readonly PaperBlock[]): Content[] {
    return all.map(block);
  }

  function block(one: PaperBlock): Content {
    switch (one.kind) {
      case "text":
        return textOf(one);
      case "terms":
        return termsOf(one);
      case "table":
        return tableOf(one);
      case "qr":
        return { svg: qrSvg(one.text, one.side), width: mm(one.side), alignment: one.align ?? "left" };
      case "drawing":
        return { svg: drawingSvg(one, paper.face, missing), width: mm(one.width), font: paper.face } as Content;
      case "box":
        return { table: { widths: ["*"], body: [[{ stack: blocks(one.blocks) }]] }, layout: BOX };
      case "columns":
        return {
          columns: one.columns.map(({ width, blocks: within }) => ({ stack: blocks(within), width: widthOf(width) })),
          columnGap: mm(4),
        };
      case "space":
        return { text: "", fontSize: 1, lineHeight: 1, margin: [0, 0, 0, mm(one.height)] };
      case "break":
        return { text: "", fontSize: 1, pageBreak: "after" };
    }
  }

  function textOf({ text, align, bold, indent = 0, first = 0, keep, size: own = size }: PaperText): Content {
    return {
      stack: text.split("\n").map((line) => ({
        text: words(line || " "),
        leadingIndent: first * own,
        ...(keep && { headlineLevel: 1 }),
      })),
      fontSize: own,
      margin: [indent * own, 0, 0, 0],
      ...(align && { alignment: align }),
      ...(bold && { bold }),
    };
  }

  function termsOf({ terms, numbered }: PaperTerms): Content {
    const widths = [...(numbered ? [TERM_EM.number * size] : []), TERM_EM.term * size, "*"];
    return {
      table: {
        widths,
        body: terms.map(({ term, lines }, i) => [
          ...(numbered ? [{ text: `${i + 1}` }] : []),
          { text: words(term) },
          { text: words(lines.join("\n")) },
        ]),
      },
      layout: BARE,
    };
  }

  function tableOf({ widths, align = [], head, rows, rowHeight, size: own = size }: PaperTable): Content {
    const cellOf = (cell: PaperCell, column: number, isHead: boolean): TableCell => {
      if (cell === null) return {};
      const {
        text,
        columns,
        bold,
        align: aligned,
      } = typeof cell === "string" ? ({ text: cell } as Exclude<PaperCell, string | null>) : cell;
      return {
        text: words(text),
        verticalAlignment: "middle",
        alignment: aligned ?? (isHead ? "center" : (align[column] ?? "left")),
        ...(columns && { colSpan: columns }),
        ...((bold ?? isHead) && { bold: true }),
        ...(isHead && { fillColor: "#eeeeee" }),
      };
    };
    const lineOf = (cells: readonly PaperCell[], isHead: boolean) => cells.map((cell, i) => cellOf(cell, i, isHead));
    const table: ContentTable = {
      table: {
        widths: widths.map(widthOf),
        headerRows: head.length,
        dontBreakRows: true,
        keepWithHeaderRows: 1,
        body: [...head.map((cells) => lineOf(cells, true)), ...rows.map((cells) => lineOf(cells, false))],
        ...(rowHeight && { heights: (row: number) => (row < head.length ? "auto" : mm(rowHeight)) as number }),
      },
      fontSize: own,
      lineHeight: 1.2,
      layout: GRID,
    };
    return table;
  }

  return blocks;
}

const GRID = {
  hLineWidth: () => RULE,
  vLineWidth: () => RULE,
  paddingLeft: () => mm(CELL.x),
  paddingRight: () => mm(CELL.x),
  paddingTop: () => mm(CELL.y),
  paddingBottom: () => mm(CELL.y),
};
const BOX = {
  ...GRID,
  paddingLeft: () => mm(3),
  paddingRight: () => mm(3),
  paddingTop: () => mm(2),
  paddingBottom: () => mm(2),
};
const BARE = {
  ...GRID,
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingTop: () => 0,
};

/** A word that may be wider than its place: addresses of pages have nowhere to break. */
const LONG_WORD = /([!-~]{24,})/;

function runs(text: string, { face }: Paper, missing: Set<string>) {
  return text
    .split(LONG_WORD)
    .flatMap((part, i) =>
      inFonts(part, face, missing).map((run) => ({ ...run, ...(i % 2 === 1 && { wordBreak: "break-all" as const }) })),
    );
}

function widthOf(width: number | "*"): number | "*" {
  return width === "*" ? "*" : mm(width);
}

function mm(length: number): number {
  return length * POINTS_PER_MM;
}
