import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { decodeQR } from "qr/decode.js";
import { onTestFinished } from "vitest";

const run = promisify(execFile);

/** Grey values, a byte a point. */
export interface Bitmap {
  width: number;
  height: number;
  points: Uint8Array;
}

/** The upper third of a PDF's first page in grey, as a scanner of so many dots to the inch would see it without dust. */
export async function rasterize(bytes: Uint8Array, dpi: number): Promise<Bitmap> {
  const folder = mkdtempSync(path.join(tmpdir(), "renkei-scan-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [file, page] = [path.join(folder, "paper.pdf"), path.join(folder, "page")];
  writeFileSync(file, bytes);
  const part = `-r ${dpi} -gray -f 1 -l 1 -singlefile -x 0 -y 0 -W ${dpi * 8} -H ${dpi * 4}`.split(" ");
  await run("pdftoppm", [...part, file, page]);
  return readPgm(readFileSync(`${page}.pgm`));
}

/** Binary PGM (P5) without comments, as poppler writes it. */
function readPgm(file: Buffer): Bitmap {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(file.subarray(0, 40).toString("latin1"));
  if (!head) throw new Error("not a PGM");
  return { width: Number(head[1]), height: Number(head[2]), points: file.subarray(head[0].length) };
}

interface Faults {
  seed: number;
  /** Of the sheet as it was put in: degrees, and points to the right and down. */
  degrees: number;
  shift: { x: number; y: number };
  /** The share of points that are turned over. */
  noise: number;
}

/** What comes out of a FAX: black and white, askew, moved, with dust. The same seed gives the same dust. */
export function faxed(page: Bitmap, { seed, degrees, shift, noise }: Faults): Bitmap {
  const { width, height, points } = page;
  const random = mulberry32(seed);
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [dx, dy] = [x - shift.x - width / 2, y - shift.y - height / 2];
      const [fromX, fromY] = [
        Math.round(dx * cos + dy * sin + width / 2),
        Math.round(dy * cos - dx * sin + height / 2),
      ];
      const isOnPage = fromX >= 0 && fromY >= 0 && fromX < width && fromY < height;
      const isBlack = isOnPage && (points[fromY * width + fromX] ?? 255) < 128;
      out[y * width + x] = isBlack !== random() < noise ? 0 : 255;
    }
  }
  return { width, height, points: out };
}

/** By default it gives up after the time between two pictures of a camera. */
const PATIENT = { effort: 4, timeLimit: 60_000 };

/** What the QR code on a page says; null where none is read. */
export function readCode(page: Bitmap): string | null {
  const { width, height } = page;
  const data = new Uint8Array(width * height * 4).fill(255);
  for (const [i, grey] of despeckled(page).entries()) data.fill(grey, i * 4, i * 4 + 3);
  try {
    return decodeQR({ width, height, data }, PATIENT);
  } catch {
    return null;
  }
}

/** As scanners do it: a point unlike most of those around it is dust. */
function despeckled({ width, height, points }: Bitmap): Uint8Array {
  const out = Uint8Array.from(points);
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      let white = 0;
      for (let at = (y - 1) * width + x; at <= (y + 1) * width + x; at += width) {
        white += (points[at - 1] ?? 0) + (points[at] ?? 0) + (points[at + 1] ?? 0);
      }
      out[y * width + x] = white > 4 * 255 ? 255 : 0;
    }
  }
  return out;
}

/** Numbers from 0 to 1 that are the same for the same seed. Source: mulberry32, public domain. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
