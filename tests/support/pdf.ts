import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { onTestFinished } from "vitest";

const run = promisify(execFile);

/** As a reader's program (poppler) sees a PDF: its text as it lies on the page, its pages, its fonts. */
export async function readPdf(bytes: Uint8Array) {
  const folder = mkdtempSync(path.join(tmpdir(), "renkei-pdf-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, "paper.pdf");
  writeFileSync(file, bytes);
  const [text, info, fonts] = await Promise.all([
    run("pdftotext", ["-layout", file, "-"]),
    run("pdfinfo", [file]),
    run("pdffonts", [file]),
  ]);
  return {
    text: text.stdout,
    pages: Number(/^Pages:\s+(\d+)/m.exec(info.stdout)?.[1]),
    size: /^Page size:\s+(.*)$/m.exec(info.stdout)?.[1],
    fonts: fonts.stdout.split("\n").slice(2).filter(Boolean),
  };
}
