import encodeQR from "qr";
import type { PaperDrawing, PaperFace, PaperShape } from "#app/domain/paper.ts";
import { inFonts, widthOf } from "./fonts.server.ts";

const MM_PER_POINT = 25.4 / 72;
/** From the middle of a line of type down to where it stands, in em. */
const BASELINE = 0.38;

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

/** Each piece is put to its place by us: the SVG writer counts a character beyond U+FFFF as two. */
function wordsSvg(words: PaperShape & { kind: "words" }, face: PaperFace, missing: Set<string>): string {
  const { text, x, y, bold, turned, width } = words;
  const runs = inFonts(text, face, missing).map(({ font, text }) => ({ font, text, width: widthOf(text, font) }));
  const wide = runs.reduce((sum, run) => sum + run.width, 0);
  const em = Math.min(words.size * MM_PER_POINT, width / Math.max(wide, 1));
  let left = x - (wide * em) / 2;
  const pieces = runs.map((run) => {
    const piece = `<text x="${left}" y="${y + em * BASELINE}" font-family="${run.font}" font-size="${em}"${bold ? ' font-weight="bold"' : ""}>${escapeXml(run.text)}</text>`;
    left += run.width * em;
    return piece;
  });
  return turned ? `<g transform="rotate(180 ${x} ${y})">${pieces.join("")}</g>` : pieces.join("");
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
