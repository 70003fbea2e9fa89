import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileTypeFromFile } from "file-type";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { textSniffer } from "./plain-text.server.ts";

/** A file as it is kept: under its digest, so that the same bytes are kept once and a name never reaches the disk. */
export interface KeptFile {
  /** Of its bytes, in lower-case hex. */
  sha256: string;
  byteSize: number;
  /** What the bytes themselves say they are; null for plain text and what nobody knows. */
  sniffedType: string | null;
  /** Whether they could be plain text: no control characters, no markup at the beginning. */
  isText: boolean;
}

/**
 * Keeps what comes in, as it comes: nothing but the piece at hand is in memory. What is larger than `maxBytes` is
 * read to its end and dropped, so that the sender hears the answer.
 */
export async function keepFile(
  dir: string,
  source: Readable,
  maxBytes: number,
): Promise<Result<KeptFile, "file-empty" | "file-too-large">> {
  const arriving = arrivingIn(dir);
  await mkdir(arriving, { recursive: true });
  const file = path.join(arriving, randomUUID());
  const hash = createHash("sha256");
  const text = textSniffer();
  let byteSize = 0;
  // Open before anything flows: a stream broken off while it opens its file would make it after it was taken away.
  const opened = await open(file, "wx", 0o600);
  try {
    await pipeline(
      source,
      async function* measure(pieces: AsyncIterable<Buffer>) {
        for await (const piece of pieces) {
          byteSize += piece.length;
          if (byteSize > maxBytes) continue;
          hash.update(piece);
          text.take(piece);
          yield piece;
        }
      },
      // On the disk before any record speaks of it.
      opened.createWriteStream({ flush: true }),
    );
    if (byteSize === 0) return refuse("file-empty");
    if (byteSize > maxBytes) return refuse("file-too-large");
    // Bytes made to break the reader are of no known type.
    const sniffedType = (await fileTypeFromFile(file).catch(() => undefined))?.mime ?? null;
    const sha256 = hash.digest("hex");
    const kept = placeOf(dir, sha256);
    await mkdir(path.dirname(kept), { recursive: true });
    await rename(file, kept);
    return ok({ sha256, byteSize, sniffedType, isText: sniffedType === null && text.isText() });
  } finally {
    await rm(file, { force: true });
  }
}

/** The bytes of a kept file. */
export function openFile(dir: string, sha256: string): Readable {
  return createReadStream(placeOf(dir, sha256));
}

/** Its length in bytes; null where no such file is kept. */
export async function fileSize(dir: string, sha256: string): Promise<number | null> {
  return stat(placeOf(dir, sha256)).then(
    (file) => file.size,
    () => null,
  );
}

/** Drops what began to arrive before `before` and never came to an end, because the server was killed meanwhile. */
export async function sweepArriving(dir: string, before: Instant): Promise<void> {
  const arriving = arrivingIn(dir);
  for (const name of await readdir(arriving).catch(() => [])) {
    const file = path.join(arriving, name);
    const { mtime } = await stat(file).catch(() => ({ mtime: before }));
    if (mtime < before) await rm(file, { force: true });
  }
}

function arrivingIn(dir: string): string {
  return path.join(dir, "arriving");
}

/** The digests of the files that came before `before`, and have not come again since. */
export async function filesFrom(dir: string, before: Instant): Promise<string[]> {
  const found: string[] = [];
  for (const place of await readdir(dir).catch(() => [])) {
    if (!/^[0-9a-f]{2}$/.test(place)) continue;
    for (const name of await readdir(path.join(dir, place))) {
      if (/^[0-9a-f]{64}$/.test(name) && (await cameBefore(path.join(dir, place, name), before))) found.push(name);
    }
  }
  return found;
}

/**
 * Takes a kept file away, to which nothing may point any more; but not if the same bytes have come since `before`:
 * something is about to point to them.
 */
export async function removeFile(dir: string, sha256: string, before: Instant): Promise<void> {
  const place = placeOf(dir, sha256);
  const aside = path.join(arrivingIn(dir), randomUUID());
  await mkdir(arrivingIn(dir), { recursive: true });
  // First out of reach of what arrives, then judged: what takes its place meanwhile is not touched.
  await rename(place, aside);
  if (await cameBefore(aside, before)) await rm(aside, { force: true });
  else await rename(aside, place);
}

/** A file that comes again takes the place of the one kept, and is as old as itself. */
async function cameBefore(file: string, before: Instant): Promise<boolean> {
  const found = await stat(file).catch(() => null);
  return found !== null && found.mtime < before;
}

/** Where a kept file lies, for a reader that wants a path. */
export function placeOf(dir: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error("not a digest");
  return path.join(dir, sha256.slice(0, 2), sha256);
}
