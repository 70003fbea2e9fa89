import { type CertificateCode, certificatePath } from "#app/domain/certificate.ts";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import type { Paper, PaperBlock } from "#app/domain/paper.ts";
import { printedReference } from "#app/domain/reference.ts";
import type { IsoDate } from "#app/domain/tokyo-time.ts";
import { durationText, certificateText as words } from "#app/text/certificate.ts";
import { type DayFacts, dayTerms } from "./day.ts";

export interface CertificateFacts extends DayFacts {
  name: string;
  number: number;
  code: CertificateCode;
  /** Minutes they were there; null where it is not known. */
  minutes: number | null;
  issuedOn: IsoDate;
  /** Who signs, one or several lines. */
  signatory: string;
  /** Of our pages, without a slash at the end. */
  baseUrl: string;
}

/** The size a name is set in, by how many characters it has at most: the longest fill their lines on the one sheet. */
const NAME_SIZES = [
  { upTo: 16, size: 24 },
  { upTo: 60, size: 16 },
  { upTo: Number.POSITIVE_INFINITY, size: 11 },
];
/** Beyond this many characters name, title and place stand closer; beyond the other, title and place are set smaller. */
const [LONG, LONGEST] = [80, 160];

/** 受講証: that somebody attended a training, with the number by which anyone can check that it is valid. */
export function certificatePaper(facts: CertificateFacts): Paper {
  return {
    title: `${words.heading}　${words.number(facts.number)}`,
    page: "landscape",
    face: "mincho",
    size: lengthOf(facts) > LONGEST ? 10 : 13,
    margin: 18,
    blocks: [{ kind: "box", blocks: inFrame(facts) }],
  };
}

function inFrame(facts: CertificateFacts): PaperBlock[] {
  const { name, number } = facts;
  const isLong = lengthOf(facts) > LONG || [...name].length > LONG;
  const space: PaperBlock = { kind: "space", height: isLong ? 4 : 13 };
  return [
    { kind: "text", text: words.number(number), align: "right" },
    { kind: "text", text: [...words.heading].join("　"), align: "center", size: 30, bold: true },
    space,
    { kind: "text", text: words.addressee(name), align: "center", size: sizeOf(name) },
    space,
    { kind: "text", text: words.body, align: "center", size: 14 },
    space,
    aside({ kind: "terms", terms: termsOf(facts) }, isLong ? 15 : 45),
    space,
    footOf(facts),
  ];
}

function lengthOf({ title, venue }: CertificateFacts): number {
  return [...title, ...(venue ?? "")].length;
}

function sizeOf(name: string): number | undefined {
  return NAME_SIZES.find(({ upTo }) => [...name].length <= upTo)?.size;
}

function termsOf(facts: CertificateFacts) {
  const { title, minutes } = facts;
  return [
    { term: words.title, lines: [title] },
    ...dayTerms(facts),
    ...(minutes === null ? [] : [{ term: words.attended, lines: [durationText(minutes)] }]),
  ];
}

/** A block with a margin to its left and right, in millimetres. */
function aside(block: PaperBlock, margin: number): PaperBlock {
  const empty = { width: margin, blocks: [] };
  return { kind: "columns", columns: [empty, { width: "*", blocks: [block] }, empty] };
}

/** By what it is checked, to the left; who issued it, to the right. */
function footOf({ code, baseUrl, issuedOn, signatory }: CertificateFacts): PaperBlock {
  return {
    kind: "columns",
    columns: [
      { width: 30, blocks: [{ kind: "qr", text: baseUrl + certificatePath(code), side: 30 }] },
      {
        width: 96,
        blocks: [
          { kind: "space", height: 3 },
          { kind: "text", text: words.code(printedReference(code)), size: 11 },
          { kind: "text", text: `${words.verify}\n${baseUrl}/certificates`, size: 8.5 },
        ],
      },
      {
        width: "*",
        blocks: [
          { kind: "space", height: 3 },
          { kind: "text", text: formatDateWithoutWeekday(issuedOn), align: "right" },
          { kind: "space", height: 2 },
          { kind: "text", text: signatory, align: "right", size: 15 },
        ],
      },
    ],
  };
}
