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

/** Beyond this many characters a name is set smaller, and title and place closer, so that it all stays one sheet. */
const LONG = { name: 16, facts: 80 };

/** 受講証: that somebody attended a training, with the number by which anyone can check that it is valid. */
export function certificatePaper(facts: CertificateFacts): Paper {
  return {
    title: `${words.heading}　${words.number(facts.number)}`,
    page: "landscape",
    face: "mincho",
    size: 13,
    margin: 18,
    blocks: [{ kind: "box", blocks: inFrame(facts) }],
  };
}

function inFrame(facts: CertificateFacts): PaperBlock[] {
  const { name, number, title, venue } = facts;
  const isLong = [...title, ...(venue ?? "")].length > LONG.facts;
  const space: PaperBlock = { kind: "space", height: isLong ? 4 : 13 };
  return [
    { kind: "text", text: words.number(number), align: "right" },
    { kind: "text", text: [...words.heading].join("　"), align: "center", size: 30, bold: true },
    space,
    { kind: "text", text: words.addressee(name), align: "center", size: [...name].length > LONG.name ? 16 : 24 },
    space,
    { kind: "text", text: words.body, align: "center", size: 14 },
    space,
    aside({ kind: "terms", terms: termsOf(facts) }, isLong ? 15 : 45),
    space,
    footOf(facts),
  ];
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
