import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  type FileChild,
  Footer,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";
import type { Paper, PaperAlign, PaperBlock, PaperCell, PaperTable, PaperText } from "#app/domain/paper.ts";

/** Fonts that every Japanese Word has. */
const FONTS = { mincho: "游明朝", gothic: "游ゴシック" };
const SIZE = 10.5;
const MARGIN = 20;
const PAGE = { width: 210, height: 297 };
const TERM = { number: 8, term: 32 };

/**
 * A paper as a Word file, to be written on in. What can only be drawn (cards, plans of a room, QR codes) has no place
 * in one: such a block throws.
 */
export async function writeDocx(paper: Paper): Promise<Uint8Array> {
  const margin = convertMillimetersToTwip(paper.margin ?? MARGIN);
  const turned = paper.page === "landscape";
  const document = new Document({
    title: paper.title,
    creator: "Renkei",
    styles: {
      default: {
        document: {
          run: { font: FONTS[paper.face], size: halfPoints(paper.size ?? SIZE), language: { eastAsia: "ja-JP" } },
          paragraph: { spacing: { line: 300 } },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: {
              // The library turns them round by itself.
              width: convertMillimetersToTwip(PAGE.width),
              height: convertMillimetersToTwip(PAGE.height),
              orientation: turned ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: { top: margin, right: margin, bottom: margin, left: margin },
          },
        },
        ...(paper.foot !== undefined && { footers: { default: footOf(paper.foot) } }),
        children: paper.blocks.flatMap((block) => childrenOf(block, paper)),
      },
    ],
  });
  return Packer.toBuffer(document);
}

function childrenOf(block: PaperBlock, paper: Paper): FileChild[] {
  switch (block.kind) {
    case "text":
      return paragraphsOf(block, paper.size ?? SIZE);
    case "terms":
      return [
        bareTable(
          block.terms.map(({ term, lines }, i) => [...(block.numbered ? [`${i + 1}`] : []), term, lines.join("\n")]),
          [
            ...(block.numbered ? [TERM.number] : []),
            TERM.term,
            widthLeft(paper) - TERM.term - (block.numbered ? TERM.number : 0),
          ],
        ),
      ];
    case "table":
      return [tableOf(block, paper)];
    case "box":
      return [
        new Table({
          width: { size: 100, type: WidthType.PERCENTAGE },
          rows: [new TableRow({ children: [new TableCell({ children: cellChildren(block.blocks, paper) })] })],
        }),
      ];
    case "columns":
      return block.columns.flatMap(({ blocks }) => blocks.flatMap((within) => childrenOf(within, paper)));
    case "space":
      return [new Paragraph({ spacing: { before: convertMillimetersToTwip(block.height), line: 20 }, children: [] })];
    case "break":
      return [new Paragraph({ pageBreakBefore: true, children: [] })];
    case "qr":
    case "drawing":
      throw new Error(`a Word file holds no ${block.kind}`);
  }
}

function paragraphsOf({ text, align, bold, keep, size, indent = 0, first = 0 }: PaperText, usual: number): Paragraph[] {
  const em = (size ?? usual) * 20;
  return text.split("\n").map(
    (line) =>
      new Paragraph({
        alignment: ALIGN[align ?? "left"],
        keepNext: keep ?? false,
        indent: { left: indent * em, ...(first < 0 ? { hanging: -first * em } : { firstLine: first * em }) },
        children: [run(line, { bold, size })],
      }),
  );
}

function tableOf({ head, rows, widths, align = [], size, rowHeight }: PaperTable, paper: Paper): Table {
  const lengths = lengthsOf(widths, widthLeft(paper));
  const rowOf = (cells: readonly PaperCell[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      ...(rowHeight && !isHead && { height: { value: convertMillimetersToTwip(rowHeight), rule: "atLeast" as const } }),
      children: cells.flatMap((cell, i) => {
        if (cell === null) return [];
        const { text, columns, bold, align: own } = typeof cell === "string" ? plain(cell) : cell;
        const alignment = ALIGN[own ?? (isHead ? "center" : (align[i] ?? "left"))];
        return new TableCell({
          verticalAlign: VerticalAlign.CENTER,
          width: { size: convertMillimetersToTwip(sum(lengths.slice(i, i + (columns ?? 1)))), type: WidthType.DXA },
          ...(columns && { columnSpan: columns }),
          ...(isHead && { shading: { fill: "EEEEEE" } }),
          children: text
            .split("\n")
            .map((line) => new Paragraph({ alignment, children: [run(line, { bold: bold ?? isHead, size })] })),
        });
      }),
    });
  return new Table({
    columnWidths: lengths.map(convertMillimetersToTwip),
    rows: [...head.map((cells) => rowOf(cells, true)), ...rows.map((cells) => rowOf(cells, false))],
  });
}

function bareTable(rows: readonly (readonly string[])[], widths: readonly number[]): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
  return new Table({
    columnWidths: widths.map(convertMillimetersToTwip),
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
    rows: rows.map(
      (cells) =>
        new TableRow({
          children: cells.map(
            (text, i) =>
              new TableCell({
                width: { size: convertMillimetersToTwip(widths[i] ?? 0), type: WidthType.DXA },
                children: text.split("\n").map((line) => new Paragraph({ children: [run(line, {})] })),
              }),
          ),
        }),
    ),
  });
}

/** A cell ends with a paragraph, or Word calls the file corrupt. */
function cellChildren(blocks: readonly PaperBlock[], paper: Paper): (Paragraph | Table)[] {
  const children = blocks.flatMap((block) => childrenOf(block, paper)) as (Paragraph | Table)[];
  return children.at(-1) instanceof Paragraph ? children : [...children, new Paragraph({ children: [] })];
}

function footOf(foot: string): Footer {
  const size = 16;
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [
          new TextRun({ size, children: [`${printable(foot)}　`, PageNumber.CURRENT, "／", PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
}

function run(text: string, { bold, size }: { bold?: boolean | undefined; size?: number | undefined }): TextRun {
  return new TextRun({ text: printable(text), ...(bold && { bold }), ...(size && { size: halfPoints(size) }) });
}

/** XML holds no control characters; a lone half of a character is none. */
function printable(text: string): string {
  return text.replace(/\p{Cc}|\p{Cs}/gu, "");
}

function plain(text: string): Exclude<PaperCell, string | null> {
  return { text };
}

function lengthsOf(widths: readonly (number | "*")[], all: number): number[] {
  const fixed = sum(widths.map((width) => (width === "*" ? 0 : width)));
  const shares = widths.filter((width) => width === "*").length;
  return widths.map((width) => (width === "*" ? (all - fixed) / shares : width));
}

function widthLeft({ page, margin = MARGIN }: Paper): number {
  return (page === "landscape" ? PAGE.height : PAGE.width) - 2 * margin;
}

function sum(lengths: readonly number[]): number {
  return lengths.reduce((all, length) => all + length, 0);
}

function halfPoints(points: number): number {
  return Math.round(points * 2);
}

const ALIGN: Record<PaperAlign, (typeof AlignmentType)[keyof typeof AlignmentType]> = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
};
