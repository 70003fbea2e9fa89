import { plainFileName } from "./material.ts";
import { ok, type Result, refuse } from "./result.ts";

/** What an answer on paper is scanned as: what its bytes say decides, never its name. */
const ENDINGS: Readonly<Record<string, string>> = {
  "application/pdf": "pdf",
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/tiff": "tif",
};

/** With their dots, as a file field's `accept` lists them. */
export const SCAN_EXTENSIONS: readonly string[] = [".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff"];

export type ScanRefusal = "file-empty" | "file-too-large" | "no-scan" | "one-scan-only";

/** A scan as it is kept with an answer. */
export interface Scan {
  scanSha256: string;
  scanType: string;
}

/** The scan that came with an answer; null where none did. */
export function scanOf(
  files: readonly { kept: Result<{ sha256: string; sniffedType: string | null }, "file-empty" | "file-too-large"> }[],
): Result<Scan | null, ScanRefusal> {
  const [file, second] = files;
  if (!file) return ok(null);
  if (second) return refuse("one-scan-only");
  if (!file.kept.ok) return file.kept;
  const { sha256, sniffedType } = file.kept.value;
  if (!sniffedType || !Object.hasOwn(ENDINGS, sniffedType)) return refuse("no-scan");
  return ok({ scanSha256: sha256, scanType: sniffedType });
}

/** The type a scan is sent as, and the name it is saved under. */
export function servedScan({ scanType, title }: { scanType: string; title: string }) {
  const ending = Object.hasOwn(ENDINGS, scanType) ? ENDINGS[scanType] : undefined;
  return {
    mediaType: ending ? scanType : "application/octet-stream",
    fileName: plainFileName(`${title}.${ending ?? "bin"}`),
  };
}
