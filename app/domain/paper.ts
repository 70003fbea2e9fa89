/**
 * A paper before it takes a form: what PDF, Word and screen all say. Lengths are in millimetres, sizes of type in
 * points. Texts are plain: what a font lacks, and what must be escaped, is the writers' business.
 */
export interface Paper {
  /** Also the name it is saved under, without an ending. */
  title: string;
  page: "portrait" | "landscape";
  /** mincho for letters, gothic for lists that are read at a glance. */
  face: PaperFace;
  /** Of running text; 10.5 where none is set. */
  size?: number;
  /** Of all four sides; 20 where none is set. */
  margin?: number;
  /** On every page: what it is, at the left; its page of how many, at the right. */
  foot?: string;
  blocks: readonly PaperBlock[];
}

export type PaperFace = "mincho" | "gothic";
export type PaperAlign = "left" | "center" | "right";

export type PaperBlock =
  | PaperText
  | PaperTerms
  | PaperTable
  | PaperQr
  | PaperDrawing
  | { kind: "box"; blocks: readonly PaperBlock[] }
  | { kind: "columns"; columns: readonly PaperColumn[] }
  | { kind: "space"; height: number }
  | { kind: "break" };

export interface PaperText {
  kind: "text";
  /** Each line within it is a paragraph. */
  text: string;
  align?: PaperAlign;
  size?: number;
  bold?: boolean;
  /** In characters (em): of all lines, and of each paragraph's first beyond them (字下げ), or before them (below 0). */
  indent?: number;
  first?: number;
  /** Stays on the page of what follows. */
  keep?: boolean;
}

/** 記: numbered terms, each with its lines beside it. */
export interface PaperTerms {
  kind: "terms";
  terms: readonly { term: string; lines: readonly string[] }[];
  /** 1　日時 … ; without, the terms stand alone. */
  numbered?: boolean;
}

export interface PaperTable {
  kind: "table";
  /** Millimetres, or what is left, shared. */
  widths: readonly (number | "*")[];
  align?: readonly PaperAlign[];
  /** Repeated on every page. */
  head: readonly (readonly PaperCell[])[];
  rows: readonly (readonly PaperCell[])[];
  /** Of each row at least; what is written by hand needs 9. */
  rowHeight?: number;
  size?: number;
}

/**
 * A word, or one that takes several places of its row; those it covers to its right are left out as `null`. None takes
 * several rows: pdfmake 0.3 sets its words at the wrong height.
 */
export type PaperCell = string | { text: string; columns?: number; bold?: boolean; align?: PaperAlign } | null;

export interface PaperColumn {
  width: number | "*";
  blocks: readonly PaperBlock[];
}

/** A QR code with its quiet zone within the side. */
export interface PaperQr {
  kind: "qr";
  text: string;
  side: number;
  align?: PaperAlign;
}

/** Cards, signs and plans of a room: things that stand at a place. */
export interface PaperDrawing {
  kind: "drawing";
  width: number;
  height: number;
  shapes: readonly PaperShape[];
}

export type PaperShape =
  | { kind: "frame"; x: number; y: number; width: number; height: number }
  /** Where to cut or fold. */
  | { kind: "cut"; x1: number; y1: number; x2: number; y2: number }
  | {
      kind: "words";
      text: string;
      /** The middle of the words. */
      x: number;
      y: number;
      /** Of type, made smaller where the words would be wider than this in as many lines as they may take (one). */
      size: number;
      width: number;
      lines?: number;
      bold?: boolean;
      /** Upside down, as on the far side of a folded sign. */
      turned?: boolean;
    }
  | { kind: "qr"; text: string; x: number; y: number; side: number };

/** Every text that a paper prints, for what its fonts lack. */
export function textsOf(paper: Paper): string[] {
  return [paper.foot ?? "", ...paper.blocks.flatMap(textsOfBlock)];
}

function textsOfBlock(block: PaperBlock): string[] {
  switch (block.kind) {
    case "text":
      return [block.text];
    case "terms":
      return block.terms.flatMap(({ term, lines }) => [term, ...lines]);
    case "table":
      return [...block.head, ...block.rows]
        .flat()
        .map((cell) => (typeof cell === "string" ? cell : (cell?.text ?? "")));
    case "box":
      return block.blocks.flatMap(textsOfBlock);
    case "columns":
      return block.columns.flatMap(({ blocks }) => blocks.flatMap(textsOfBlock));
    case "drawing":
      return block.shapes.flatMap((shape) => (shape.kind === "words" ? [shape.text] : []));
    case "qr":
    case "space":
    case "break":
      return [];
  }
}

/** The same paper with another word in place of one: a link's placeholder filled, wherever it stands. */
export function replaceIn(paper: Paper, from: string, to: string): Paper {
  return JSON.parse(
    JSON.stringify(paper).replaceAll(JSON.stringify(from).slice(1, -1), JSON.stringify(to).slice(1, -1)),
  );
}

/** The same paper with words in the place of each QR code that holds a text. */
export function withoutCodes(paper: Paper, holding: string, words: string): Paper {
  return { ...paper, blocks: paper.blocks.map(withoutCode) };

  function withoutCode(block: PaperBlock): PaperBlock {
    switch (block.kind) {
      case "qr":
        return block.text.includes(holding)
          ? { kind: "text", text: words, size: 9, align: block.align ?? "left" }
          : block;
      case "box":
        return { ...block, blocks: block.blocks.map(withoutCode) };
      case "columns":
        return {
          ...block,
          columns: block.columns.map((column) => ({ ...column, blocks: column.blocks.map(withoutCode) })),
        };
      default:
        return block;
    }
  }
}
