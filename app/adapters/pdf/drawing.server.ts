import encodeQR from "qr";
import type { PaperDrawing, PaperFace, PaperShape } from "#app/domain/paper.ts";
import { type FontRun, inFonts, widthOf } from "./fonts.server.ts";

const MM_PER_POINT = 25.4 / 72;
/** From the middle of a line of type down to where it stands, in em. */
const BASELINE = 0.38;
const LINE_HEIGHT = 1.15;

/** A drawing as SVG in millimetres, for print: words too wide for their place are set smaller. */
export function drawingSvg(drawing: PaperDrawing, face: PaperFace, missing: Set<string>): string {
  const shapes = drawing.shapes.map((shape) => shapeSvg(shape, face, missing));
  return svg(drawing.width, drawing.height, shapes.join(""));
}

/** A QR code of middle error correction, as SVG; four modules of quiet zone belong to its side. */
export function qrSvg(text: string, side: number): string {
  return svg(side, side, qrShape(text, 0, 0, side));
}

function svg(width: number, height: number, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${content}</svg>`;
}

function shapeSvg(shape: PaperShape, face: PaperFace, missing: Set<string>): string {
  switch (shape.kind) {
    case "qr":
      return qrShape(shape.text, shape.x, shape.y, shape.side);
    case "words":
      return wordsSvg(shape, face, missing);
    case "frame":
      return `<rect x="${shape.x}" y="${shape.y}" width="${shape.width}" height="${shape.height}" ${LINE}/>`;
    case "cut":
      return `<path d="M${shape.x1} ${shape.y1}L${shape.x2} ${shape.y2}" ${LINE} stroke-dasharray="1.5 1.5"/>`;
  }
}

const LINE = 'fill="none" stroke="#000" stroke-width="0.2"';

type Words = PaperShape & { kind: "words" };

/** Each piece is put to its place by us: the SVG writer counts a character beyond U+FFFF as two. */
function wordsSvg(words: Words, face: PaperFace, missing: Set<string>): string {
  const { x, y, bold, turned } = words;
  const { lines, em } = fitted(words, inFonts(words.text, face, missing));
  const weight = bold ? ' font-weight="bold"' : "";
  const pieces = lines.flatMap((runs, line) => {
    const down = y + em * (BASELINE + (line - (lines.length - 1) / 2) * LINE_HEIGHT);
    let left = x - (lengthOf(runs) * em) / 2;
    return runs.map((run) => {
      const piece = `<text x="${left}" y="${down}" font-family="${run.font}" font-size="${em}"${weight}>${escapeXml(run.text)}</text>`;
      left += widthOf(run.text, run.font) * em;
      return piece;
    });
  });
  return turned ? `<g transform="rotate(180 ${x} ${y})">${pieces.join("")}</g>` : pieces.join("");
}

/** In as few lines as they fit at their size; where even all that are allowed do not do, in those, smaller. */
function fitted({ size, width, lines: most = 1 }: Words, runs: readonly FontRun[]): { lines: FontRun[][]; em: number } {
  const wanted = size * MM_PER_POINT;
  for (let count = 1; ; count++) {
    const lines = inLines(runs, count);
    const em = Math.min(wanted, width / Math.max(...lines.map(lengthOf), 1));
    if (em === wanted || count >= most) return { lines, em };
  }
}

/** The runs in so many lines of about one length, parted between characters. */
function inLines(runs: readonly FontRun[], count: number): FontRun[][] {
  if (count === 1) return [[...runs]];
  const all = lengthOf(runs);
  const lines: FontRun[][] = Array.from({ length: count }, () => []);
  let at = 0;
  for (const { font, text } of runs) {
    for (const character of text) {
      const width = widthOf(character, font);
      const line = lines[Math.min(count - 1, Math.floor(((at + width / 2) / all) * count))];
      const last = line?.at(-1);
      if (last?.font === font) last.text += character;
      else line?.push({ font, text: character });
      at += width;
    }
  }
  return lines;
}

function lengthOf(runs: readonly FontRun[]): number {
  return runs.reduce((sum, { font, text }) => sum + widthOf(text, font), 0);
}

function qrShape(text: string, x: number, y: number, side: number): string {
  const rows = encodeQR(text, "raw", { ecc: "medium", border: 4 });
  const module = side / rows.length;
  // One path of runs: white seams would show between single squares.
  const path = rows.flatMap((row, line) => blackRuns(row).map(([from, to]) => `M${from} ${line}H${to}v1H${from}z`));
  return `<path transform="translate(${x} ${y}) scale(${module})" fill="#000" d="${path.join("")}"/>`;
}

function blackRuns(row: readonly boolean[]): [from: number, to: number][] {
  const runs: [number, number][] = [];
  row.forEach((black, i) => {
    const last = runs.at(-1);
    if (!black) return;
    if (last?.[1] === i) last[1] = i + 1;
    else runs.push([i, i + 1]);
  });
  return runs;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);
}
