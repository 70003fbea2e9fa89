import { expect, test } from "vitest";
import { writePdf } from "#app/adapters/pdf/write-pdf.server.ts";
import type { Paper, PaperBlock } from "#app/domain/paper.ts";
import { replySlip } from "#app/paper/reply-slip.ts";
import { LETTER_LINK, slipFacts } from "#tests/support/letter-facts.ts";
import { faxed, rasterize, readCode } from "#tests/support/scanner.ts";

// A slip comes back by FAX: 200 dots to the inch (fine mode), black or white, askew, with dust on the glass.
const DPI = 200;
const FAULTS = [
  { seed: 1, degrees: 1, shift: { x: 7, y: -5 }, noise: 0.01 },
  { seed: 2, degrees: -1.5, shift: { x: -12, y: 9 }, noise: 0.01 },
  { seed: 3, degrees: 2, shift: { x: 0, y: 14 }, noise: 0.02 },
  { seed: 4, degrees: -2, shift: { x: 15, y: -15 }, noise: 0.02 },
];

const scanned = async (paper: Paper) => rasterize((await writePdf([paper])).bytes, DPI);

test("the code on a slip is read from what a FAX makes of it", async () => {
  const page = await scanned(replySlip(slipFacts()));
  for (const faults of FAULTS) expect(readCode(faxed(page, faults)), `seed ${faults.seed}`).toBe(LETTER_LINK);
});

test("a code too small would not be: the scanner here is no better than one", async () => {
  const page = await scanned(withCodesOf(replySlip(slipFacts()), 9));
  for (const faults of FAULTS) expect(readCode(faxed(page, faults)), `seed ${faults.seed}`).toBeNull();
});

/** The same paper with its codes of another side, in millimetres. */
function withCodesOf(paper: Paper, side: number): Paper {
  const smaller = (block: PaperBlock): PaperBlock => {
    if (block.kind === "qr") return { ...block, side };
    if (block.kind !== "columns") return block;
    return { ...block, columns: block.columns.map((column) => ({ ...column, blocks: column.blocks.map(smaller) })) };
  };
  return { ...paper, blocks: paper.blocks.map(smaller) };
}
