/** Points (1/72 inch). A4 upright, as offices print. */
const PAGE = { width: 595, height: 842, margin: 72 };
const HEADING_SIZE = 16;
const TEXT_SIZE = 11;
const LEADING = 1.8;

/**
 * A one-page PDF in Japanese: a heading and lines below it, each short enough for the page (42 full-width
 * characters), all in the Basic Multilingual Plane. The same text gives the same bytes: it holds no date. The
 * typeface is one that every reader brings along, so nothing is embedded. Source: ISO 32000-1, 9.7.5.2 (predefined
 * CMaps) and 7.5 (file structure).
 */
export function writePdf(heading: string, lines: readonly string[]): Buffer {
  const top = PAGE.height - PAGE.margin;
  const content = [
    "BT",
    `/F1 ${HEADING_SIZE} Tf ${PAGE.margin} ${top} Td ${hex(heading)} Tj`,
    `/F1 ${TEXT_SIZE} Tf ${TEXT_SIZE * LEADING} TL 0 ${-HEADING_SIZE} Td`,
    ...lines.map((line) => `T* ${hex(line)} Tj`),
    "ET",
    `BT /F2 ${TEXT_SIZE} Tf ${PAGE.margin} ${PAGE.margin / 2} Td (Renkei demo) Tj ET`,
  ].join("\n");
  return withObjects([
    "<< /Type /Catalog /Pages 2 0 R /Lang (ja-JP) /ViewerPreferences << /DisplayDocTitle true >> >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 8 0 R >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiKakuGo-W5-UniJIS-UTF16-H /Encoding /UniJIS-UTF16-H /DescendantFonts [6 0 R] >>",
    // W: the Latin letters and digits (CID 1 to 95) are half as wide as the rest.
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiKakuGo-W5 /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 5 >> /FontDescriptor 7 0 R /DW 1000 /W [1 95 500] >>",
    "<< /Type /FontDescriptor /FontName /HeiseiKakuGo-W5 /Flags 4 /FontBBox [-92 -250 1010 922] /ItalicAngle 0 /Ascent 752 /Descent -221 /CapHeight 737 /StemV 114 >>",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    `<< /Title ${hex(`\u{feff}${heading}`)} >>`,
  ]);
}

/** A string as UTF-16BE in hexadecimal, which needs no escaping. */
function hex(text: string): string {
  return `<${Buffer.from(text, "utf16le").swap16().toString("hex")}>`;
}

/** Numbers the objects, the first the catalog and the last the document's information, and writes where each stands. */
function withObjects(objects: readonly string[]): Buffer {
  let file = "%PDF-1.5\n";
  const offsets = objects.map((object, i) => {
    const offset = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join("")}`;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file + table + trailer, "latin1");
}
