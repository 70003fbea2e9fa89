import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import type { Addressee } from "#app/domain/letter.ts";
import type { Paper, PaperBlock } from "#app/domain/paper.ts";
import type { SessionCategory, SessionFormat } from "#app/domain/taxonomy.ts";
import type { Instant, IsoDate } from "#app/domain/tokyo-time.ts";
import { frameText as words } from "#app/text/letter.ts";

/** What every letter on paper has, whatever it is about. */
export interface LetterFacts {
  /** The name it is saved under. */
  title: string;
  /** 文書番号, as printed (domain/letter); none for a letter that bears none. */
  documentNumber: string | null;
  issuedOn: IsoDate;
  /** As `addresseeLines` gives them. */
  addressee: readonly string[];
  /** Who signs: title and name, a line each. */
  signatory: readonly string[];
  /** The session, what of it, and what kind of letter it is: 「○○協議会」「の開催について」「（通知）」. */
  subject: { title: string; about: string; kind: string };
  /** Paragraphs, each begun one character in. */
  opening: readonly string[];
  /** 記 … 以上; without terms neither stands. */
  terms?: readonly { term: string; lines: readonly string[] }[];
  /** Paragraphs below 以上. */
  closing: readonly string[];
  /** The office in charge, as `contactLines` gives it. */
  contact: readonly string[];
  /** The page where its recipient answers, with the words beside its code; none on a letter that leads nowhere. */
  answering?: { link: string; words: readonly string[] };
}

/** The office a letter comes from. */
export interface OfficeFacts {
  name: string;
  section: string | null;
  phone: string | null;
  fax: string | null;
  email: string | null;
}

/** A letter about a session, as each of its templates is told: `noticePaper(facts)`, `thanksPaper(facts)` … */
export interface SessionLetterFacts {
  /** The session's name, with its round where it has one. */
  title: string;
  category: SessionCategory;
  format: SessionFormat;
  /** Null where a postponed one has no date any more. */
  startsAt: Instant | null;
  endsAt: Instant | null;
  venue: string | null;
  documentNumber: string | null;
  issuedOn: IsoDate;
  addressee: Addressee;
  signatory: readonly string[];
  /** The words of domain/letter-wording, filled: paragraphs. */
  opening: readonly string[];
  closing: readonly string[];
  office: OfficeFacts;
}

const SIZE = 11;
const MARGIN = 24;
/** What one line of a subject takes, in characters as wide as high; digits and Latin letters are half of that. */
const SUBJECT_EM = 35;
const CONTACT_WIDTH = 82;
const QR_SIDE = 28;

/** The frame that all letters share: number and date, whom, who signs, subject, paragraphs, 記, who is in charge. */
export function letterPaper(facts: LetterFacts): Paper {
  const { terms = [] } = facts;
  return {
    title: facts.title,
    page: "portrait",
    face: "mincho",
    size: SIZE,
    margin: MARGIN,
    blocks: [
      { kind: "text", text: numberAndDate(facts).join("\n"), align: "right" },
      { kind: "space", height: 4 },
      { kind: "text", text: facts.addressee.join("\n"), indent: 1 },
      { kind: "space", height: 4 },
      { kind: "text", text: [...facts.signatory, words.sealOmitted].join("\n"), align: "right" },
      { kind: "space", height: 6 },
      { kind: "text", text: subjectText(facts.subject), align: "center", size: 13 },
      { kind: "space", height: 4 },
      ...facts.opening.map(paragraph),
      ...(terms.length > 0 ? termBlocks(terms) : []),
      ...(facts.closing.length > 0 ? [{ kind: "space" as const, height: 3 }] : []),
      ...facts.closing.map(paragraph),
      { kind: "space", height: 5 },
      foot(facts),
    ],
  };
}

/** On as many lines as it needs, broken between its parts rather than within 「について」 or 「（通知）」. */
function subjectText({ title, about, kind }: LetterFacts["subject"]): string {
  const fits = (text: string) => Array.from(text).length - (text.match(/[!-~]/g) ?? []).length / 2 <= SUBJECT_EM;
  if (fits(title + about + kind)) return title + about + kind;
  return fits(title + about) ? `${title}${about}\n${kind}` : `${title}\n${about}${kind}`;
}

function numberAndDate({ documentNumber, issuedOn }: LetterFacts): string[] {
  return [...(documentNumber ? [documentNumber] : []), formatDateWithoutWeekday(issuedOn)];
}

/** A paragraph that was typed with its own blank in front has one all the same. */
function paragraph(text: string): PaperBlock {
  return { kind: "text", text: text.replace(/^[\s　]+/, ""), first: 1 };
}

function termBlocks(terms: readonly { term: string; lines: readonly string[] }[]): PaperBlock[] {
  return [
    { kind: "space", height: 4 },
    { kind: "text", text: words.terms, align: "center", keep: true },
    { kind: "space", height: 3 },
    { kind: "terms", numbered: true, terms },
    { kind: "text", text: words.end, align: "right" },
  ];
}

/** At the right who is in charge; at the left the code that leads to the recipient's own page. */
function foot({ contact, answering }: LetterFacts): PaperBlock {
  return {
    kind: "columns",
    columns: [
      {
        width: "*",
        blocks: answering
          ? [
              { kind: "qr", text: answering.link, side: QR_SIDE },
              { kind: "text", text: answering.words.join("\n"), size: 9 },
            ]
          : [],
      },
      {
        width: CONTACT_WIDTH,
        blocks: [{ kind: "box", blocks: [{ kind: "text", text: [words.inCharge, ...contact].join("\n"), size: 9.5 }] }],
      },
    ],
  };
}

/** 「釧路市医師会」「会長　山田 太郎　様」; 「釧路市医師会　御中」; 「協議会構成員　各位」. */
export function addresseeLines(to: Addressee): string[] {
  const honorific = words.honorific[to.kind];
  if (to.kind !== "person") return [`${oneLine(to.name)}　${honorific}`.trimStart()];
  return present([to.organization, `${present([to.title, to.name]).join("　")}　${honorific}`]);
}

/** Office, section, phone, FAX, mail: what is there of it. */
export function contactLines({ name, section, phone, fax, email }: OfficeFacts): string[] {
  return present([
    present([name, section]).join("　"),
    phone && `${words.phone}　${phone}`,
    fax && `${words.fax}　${fax}`,
    email && `${words.email}　${email}`,
  ]);
}

/** The lines of a text that was typed on several; none of nothing. */
export function linesOf(text: string | null): string[] {
  return text?.trim() ? text.trim().split(/\r\n?|\n/) : [];
}

export function present(texts: readonly (string | null | undefined)[]): string[] {
  return texts.map((text) => oneLine(text ?? "")).filter(Boolean);
}

export function oneLine(text: string): string {
  return text.replace(/[\p{Cc} ]+/gu, " ").trim();
}
