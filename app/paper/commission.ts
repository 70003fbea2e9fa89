import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import type { Paper, PaperBlock } from "#app/domain/paper.ts";
import type { Appointment } from "#app/domain/seat.ts";
import type { IsoDate } from "#app/domain/tokyo-time.ts";
import { termText, commissionText as words } from "#app/text/commission.ts";
import { oneLine, present } from "./letter.ts";

export interface CommissionFacts {
  /** As printed; most bear none. */
  documentNumber: string | null;
  issuedOn: IsoDate;
  organization: string | null;
  title: string | null;
  name: string;
  /** The words of domain/letter-wording, filled: paragraphs. */
  opening: readonly string[];
  closing: readonly string[];
  term: Appointment;
  /** Who signs: title and name, a line each. */
  signatory: readonly string[];
}

const MARGIN = 32;
const PAGE = { width: 210, height: 297 };
const MM_PER_POINT = 25.4 / 72;
/** Of what is written: the title, whose it is, their post, what is said, the day. */
const SIZE = { heading: 32, name: 22, post: 14, words: 18, day: 15, signatory: 18 };
/** From one line to the next, in sizes of type. */
const LINE = 1.4;

/** 委嘱状: one page a person, large, in the middle of the page. */
export function commissionPaper(facts: CommissionFacts): Paper {
  const { documentNumber, issuedOn, organization, title, name, opening, closing, term, signatory } = facts;
  const said = [...opening, `${words.term}　${termText(term)}`, ...closing];
  const blocks: PaperBlock[] = [
    text(words.title, SIZE.heading, { align: "center" }),
    space(18),
    text(present([organization, title]).join("\n"), SIZE.post),
    text(`${oneLine(name)}　${words.honorific}`, SIZE.name),
    space(14),
    ...said.flatMap((line) => [text(line, SIZE.words, { first: 1 }), space(3)]),
    space(12),
    text(formatDateWithoutWeekday(issuedOn), SIZE.day, { indent: 1 }),
    space(10),
    text(signatory.map(oneLine).join("\n"), SIZE.signatory, { align: "right" }),
  ];
  const number = documentNumber ? [text(documentNumber, 11, { align: "right" })] : [];
  return {
    title: words.fileName(name),
    page: "portrait",
    face: "mincho",
    margin: MARGIN,
    blocks: [...number, space(aboveMiddle([...number, ...blocks])), ...blocks],
  };
}

function text(of: string, size: number, given: { align?: "center" | "right"; first?: number; indent?: number } = {}) {
  return { kind: "text" as const, text: of, size, ...given };
}

function space(height: number) {
  return { kind: "space" as const, height };
}

/** What is left of the page, in millimetres, a little less than half of it above: what stands in the very middle seems to sink. */
function aboveMiddle(blocks: readonly PaperBlock[]): number {
  const taken = blocks.reduce((all, block) => all + heightOf(block), 0);
  return Math.max(0, Math.floor((PAGE.height - 2 * MARGIN - taken) * 0.45));
}

/** As a guess: characters are taken for square. */
function heightOf(block: PaperBlock): number {
  if (block.kind === "space") return block.height;
  if (block.kind !== "text") return 0;
  const { size = 0, first = 0 } = block;
  const wide = Math.floor((PAGE.width - 2 * MARGIN) / (size * MM_PER_POINT));
  const lines = block.text.split("\n").map((line) => Math.max(1, Math.ceil((Array.from(line).length + first) / wide)));
  return lines.reduce((all, count) => all + count, 0) * size * MM_PER_POINT * LINE;
}
