import { inflateRawSync } from "node:zlib";

// Source: PKWARE APPNOTE 6.3.10, 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (its end).
const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const STORED = 0;
const DEFLATED = 8;

/** A file within a zip. */
export interface ZipPart {
  name: string;
  /** Its bytes, or why there are none: longer than the limit, which it is not unpacked beyond, or broken. */
  unpack(maxLength: number): Buffer | "too-large" | "broken";
}

/** The parts of a zip, by the directory at its end; none where it has no such directory. */
export function zipParts(zip: Buffer): ZipPart[] {
  const end = zip.lastIndexOf(signature(END_OF_DIRECTORY));
  if (end < 0 || end + 20 > zip.length) return [];
  const entries = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  const parts: ZipPart[] = [];
  for (let n = 0; n < entries && at + 46 <= zip.length && zip.readUInt32LE(at) === CENTRAL_HEADER; n++) {
    const entry = at;
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString("utf8", at + 46, at + 46 + nameLength);
    parts.push({ name, unpack: (maxLength) => unpack(zip, entry, maxLength) });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return parts;
}

function unpack(zip: Buffer, entry: number, maxLength: number): Buffer | "too-large" | "broken" {
  const method = zip.readUInt16LE(entry + 10);
  const packed = zip.readUInt32LE(entry + 20);
  const local = zip.readUInt32LE(entry + 42);
  if (local + 30 > zip.length || zip.readUInt32LE(local) !== LOCAL_HEADER) return "broken";
  const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const data = zip.subarray(from, from + packed);
  if (method === STORED) return data.length > maxLength ? "too-large" : data;
  if (method !== DEFLATED) return "broken";
  if (maxLength <= 0) return "too-large";
  try {
    return inflateRawSync(data, { maxOutputLength: maxLength });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE" ? "too-large" : "broken";
  }
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
