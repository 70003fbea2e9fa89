import { formatDate } from "#app/domain/japanese-date.ts";
import type { Paper, PaperBlock } from "#app/domain/paper.ts";
import type { ProxyPolicy } from "#app/domain/proxy.ts";
import { printedReference, type Reference } from "#app/domain/reference.ts";
import { answersOffered } from "#app/domain/rsvp.ts";
import type { SessionFormat } from "#app/domain/taxonomy.ts";
import type { Instant, IsoDate } from "#app/domain/tokyo-time.ts";
import { slipText as words } from "#app/text/letter.ts";
import { noticeTimeText } from "#app/text/session.ts";
import { type OfficeFacts, oneLine, present } from "./letter.ts";

export interface SlipFacts {
  title: string;
  format: SessionFormat;
  startsAt: Instant;
  endsAt: Instant | null;
  venue: string | null;
  answerBy: IsoDate | null;
  proxies: ProxyPolicy;
  office: OfficeFacts;
  /** Whose it is, with their own page and 整理番号; null for a slip that anyone fills in. */
  person: {
    organization: string | null;
    title: string | null;
    name: string;
    kana: string;
    link: string;
    reference: Reference;
  } | null;
}

/** Nothing smaller comes through a FAX readably. */
const SIZE = 11;
const QR_SIDE = 34;
const LABEL = 30;
/** Rows written on by hand, and those in which somebody writes sentences. */
const HAND = 8.5;
const SENTENCES = 15;

/** 出欠回答票: one page, to be filled in by hand and faxed back. */
export function replySlip(facts: SlipFacts): Paper {
  return {
    title: `${words.title}　${oneLine(facts.title)}`,
    page: "portrait",
    face: "gothic",
    size: SIZE,
    blocks: [
      { kind: "text", text: words.title, align: "center", size: 16, bold: true },
      { kind: "space", height: 2 },
      head(facts),
      { kind: "space", height: 3 },
      table(
        [
          [words.session.title, oneLine(facts.title)],
          [words.session.time, noticeTimeText(facts)],
          [words.session.place, placeOf(facts)],
        ],
        7,
      ),
      { kind: "space", height: 3 },
      table(personRows(facts), HAND),
      { kind: "space", height: 2 },
      { kind: "text", text: words.choose },
      table([[words.answer, answersOf(facts).join("　　")], ...proxyRows(facts)], 10),
      table(
        [
          [words.opinion, ""],
          [words.needs, words.needsOffered],
        ],
        SENTENCES,
      ),
      { kind: "space", height: 2 },
      { kind: "text", text: words.privacy },
    ],
  };
}

/** Where it is faxed to, large; beside it the code that answers as well, with the number it is known by. */
function head({ office, answerBy, person }: SlipFacts): PaperBlock {
  const to: PaperBlock[] = [
    office.fax ? bold(`FAX　${office.fax}`, 22) : bold(words.noFax, SIZE),
    { kind: "text", text: words.to(present([office.name, office.section]).join("　")), align: "center", size: 12 },
    ...(answerBy ? [bold(words.answerBy(formatDate(answerBy)), 13)] : []),
    { kind: "space", height: 1.5 },
    { kind: "text", text: words.asItIs, align: "center" },
    ...(person ? [bold(`${words.reference}　${printedReference(person.reference)}`, 13)] : []),
  ];
  if (!person) return { kind: "box", blocks: to };
  const code: PaperBlock[] = [
    { kind: "qr", text: person.link, side: QR_SIDE, align: "center" },
    { kind: "text", text: words.code, align: "center" },
  ];
  return {
    kind: "columns",
    columns: [
      { width: "*", blocks: [{ kind: "box", blocks: to }] },
      { width: QR_SIDE + 4, blocks: code },
    ],
  };
}

function bold(text: string, size: number): PaperBlock {
  return { kind: "text", text, align: "center", size, bold: true };
}

function placeOf({ venue, format }: SlipFacts): string {
  return present([venue, format === "online" || format === "hybrid" ? words.online : null]).join("　／　");
}

function personRows({ person }: SlipFacts): [string, string][] {
  const { organization, title, kana, name } = words.person;
  return [
    [organization, person?.organization ?? ""],
    [title, person?.title ?? ""],
    [kana, person?.kana ?? ""],
    [name, person?.name ?? ""],
  ];
}

/** 会場 is said where there is another way to come. */
function answersOf({ format, proxies }: SlipFacts): string[] {
  const { answers, present: comes } = words;
  return answersOffered(format, proxies).map((answer) =>
    answer === "attending" && format !== "hybrid" ? comes : answers[answer],
  );
}

function proxyRows({ proxies }: SlipFacts): [string, string][] {
  const { name, contact } = words.proxy;
  return proxies === "notAllowed"
    ? []
    : [
        [name, ""],
        [contact, ""],
      ];
}

function table(rows: readonly (readonly [string, string])[], rowHeight: number): PaperBlock {
  return {
    kind: "table",
    widths: [LABEL, "*"],
    head: [],
    rows: rows.map(([label, text]) => [{ text: label, bold: true }, text]),
    rowHeight,
    size: SIZE,
  };
}
