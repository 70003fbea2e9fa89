import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { fillWording, type PlaceholderValues, type WordableKind, type Wording } from "#app/domain/mail-wording.ts";
import type { IsoDate } from "#app/domain/tokyo-time.ts";
import { letterText as words } from "#app/text/mail.ts";
import { escapeHtml, lines, link, page } from "./html.ts";

export interface MailContent {
  subject: string;
  text: string;
  html: string;
}

/** The office a mail comes from, with the words its prefecture writes in. */
export interface CenterFacts {
  name: string;
  section: string | null;
  postalCode: string | null;
  address: string | null;
  phone: string | null;
  fax: string | null;
  email: string | null;
  senderName: string | null;
  prefecture: { wordings: readonly (Wording & { kind: string })[] };
}

export interface AddresseeFacts {
  organization: string | null;
  title: string | null;
  name: string;
}

/** What every letter is told. */
export interface LetterFacts {
  /** What it is about, as its heading says it. */
  title: string;
  /** The day of the letter. */
  issuedOn: IsoDate;
  addressee: AddresseeFacts;
  center: CenterFacts;
}

/** What a kind of mail makes of it, before it takes a form: text and HTML say the same. */
export interface Letter {
  /** Under which the prefecture may have words of its own; null: the letter is in Renkei's alone. */
  kind: WordableKind | null;
  subject: (title: string) => string;
  heading: (title: string) => string;
  /** 文書番号, as it stands above the letter's day. */
  documentNumber?: string | null;
  /** Date and place: the mail's first lines, whatever the prefecture writes. `isOff`: as it was planned. */
  about?: { when: string | null; place: string | null; isOff?: boolean };
  /** Until when an answer is awaited, where the prefecture's words name it. */
  answerBy?: string | null;
  /** Renkei's words, which stand where the prefecture has none. */
  opening: readonly string[];
  /** What is told below them in any case. */
  told?: readonly string[];
  /** The numbered items between 記 and 以上. */
  particulars?: readonly Particular[];
  sections: readonly LetterSection[];
}

export interface Particular {
  label: string;
  lines: readonly string[];
}

export interface LetterSection {
  heading: string;
  lines: readonly string[];
  /** A page of the recipient's own. */
  link?: { address: string; words: string };
  /** What is to be known about it, as a list. */
  notes?: readonly string[];
}

// Lists of mails cut a subject near here, and the date has to be seen.
const MAX_SUBJECT_TITLE = 40;

export function letterMail(facts: LetterFacts, letter: Letter): MailContent {
  const title = oneLine(facts.title);
  const { center } = facts;
  const shown = {
    ...worded(facts, letter),
    subject: letter.subject(shorten(title, MAX_SUBJECT_TITLE)),
    about: aboutLines(letter),
    addressee: addresseeLines(facts.addressee),
    sender: present([letter.documentNumber, formatDateWithoutWeekday(facts.issuedOn), officeName(center)]),
    heading: letter.heading(title),
    particulars: letter.particulars ?? [],
    sections: letter.sections,
    contact: contactLines(center),
  };
  return { subject: shown.subject, text: asText(shown), html: asHtml(shown) };
}

/** The prefecture's words where it has some, filled for this mail. */
function worded({ title, addressee, center }: LetterFacts, { kind, about, answerBy, opening, told = [] }: Letter) {
  const own = center.prefecture.wordings.find((wording) => wording.kind === kind);
  const values: PlaceholderValues = {
    会議名: oneLine(title),
    氏名: oneLine(addressee.name),
    保健所名: center.name,
    差出人: senderName(center),
    日時: about?.when ?? null,
    場所: oneLine(about?.place ?? ""),
    回答期限: answerBy ?? null,
  };
  const [head, closing] = [own?.opening, own?.closing].map((text) => fillWording(text ?? "", values));
  return { opening: [...(head?.length ? head : opening), ...told], closing: closing ?? [] };
}

function aboutLines({ about }: Letter): string[] {
  const { when, place } = about?.isOff ? words.wasAbout : words.about;
  return present([about?.when && `${when}　${about.when}`, about?.place && `${place}　${about.place}`]);
}

type Shown = Omit<Letter, "kind" | "subject" | "heading" | "documentNumber" | "about" | "answerBy" | "told"> & {
  subject: string;
  heading: string;
  about: string[];
  addressee: string[];
  sender: string[];
  particulars: readonly Particular[];
  closing: string[];
  contact: string[];
};

function asText({ about, addressee, sender, heading, opening, particulars, sections, closing, contact }: Shown) {
  const centered = (text: string) => `　　　　　　${text}`;
  return [
    ...(about.length > 0 ? [...about, ""] : []),
    ...[...addressee, "", ...sender, "", `　　${heading}`, "", ...opening],
    ...(particulars.length > 0
      ? ["", centered(words.particulars), "", ...particulars.flatMap(numbered), "", centered(words.end)]
      : []),
    ...sections.flatMap(({ heading, lines, link, notes = [] }) =>
      textSection(heading, [...lines, ...(link ? ["", link.address, ""] : []), ...notes.map((note) => `・${note}`)]),
    ),
    ...(closing.length > 0 ? ["", ...closing] : []),
    ...textSection(words.contact.heading, contact),
    "",
  ].join("\n");
}

/** 「１　日時　…」; several lines stand below their label. */
function numbered({ label, lines: texts }: Particular, index: number): string[] {
  const head = `${fullWidth(index + 1)}　${label}`;
  return texts.length === 1 ? [`${head}　${texts[0]}`] : [head, ...texts.map((text) => `　　${text}`)];
}

function textSection(heading: string, texts: readonly string[]): string[] {
  return ["", `■ ${heading}`, ...texts];
}

function asHtml(letter: Shown): string {
  const paragraph = (texts: readonly string[]) => (texts.length > 0 ? [`<p>${lines(texts)}</p>`] : []);
  return page(letter.subject, [
    ...paragraph(letter.about),
    `<p>${lines(letter.addressee)}</p>`,
    `<p class="right">${lines(letter.sender)}</p>`,
    `<h1>${escapeHtml(letter.heading)}</h1>`,
    ...paragraph(letter.opening),
    ...htmlParticulars(letter.particulars),
    ...letter.sections.flatMap((section) => [
      `<h2>${escapeHtml(section.heading)}</h2>`,
      ...paragraph(section.lines),
      ...(section.link
        ? [`<p>${link(section.link.address, section.link.words, "button")}</p>`, `<p>${link(section.link.address)}</p>`]
        : []),
      ...(section.notes
        ? [`<ul>\n${section.notes.map((note) => `<li>${escapeHtml(note)}</li>`).join("\n")}\n</ul>`]
        : []),
    ]),
    ...paragraph(letter.closing),
    `<h2>${words.contact.heading}</h2>`,
    ...paragraph(letter.contact),
  ]);
}

function htmlParticulars(particulars: readonly Particular[]): string[] {
  if (particulars.length === 0) return [];
  const items = particulars.map(
    ({ label, lines: texts }, index) =>
      `<dt>${fullWidth(index + 1)}　${label}</dt>\n<dd>${texts.map((text) => link(text)).join("<br>\n")}</dd>`,
  );
  return [
    `<p class="center">${words.particulars}</p>`,
    `<dl>\n${items.join("\n")}\n</dl>`,
    `<p class="right">${words.end}</p>`,
  ];
}

/** Whom a center's mails come from. */
export function senderName(center: { name: string; senderName: string | null }): string {
  return center.senderName ?? center.name;
}

/** 「○○医師会」「会長　山田 太郎　様」 */
function addresseeLines({ organization, title, name }: AddresseeFacts): string[] {
  return present([organization, `${present([title, name]).join("　")}　${words.honorific}`]);
}

function officeName(center: Pick<CenterFacts, "name" | "section">): string {
  return present([center.name, center.section]).join("　");
}

export function contactLines(center: Omit<CenterFacts, "senderName" | "prefecture">): string[] {
  const { phone, fax, email } = words.contact;
  return present([
    officeName(center),
    present([center.postalCode && `〒${center.postalCode}`, center.address]).join("　"),
    center.phone && `${phone}　${center.phone}`,
    center.fax && `${fax}　${center.fax}`,
    center.email && `${email}　${center.email}`,
  ]);
}

/** What is there, each on one line. */
export function present(texts: readonly (string | null | undefined)[]): string[] {
  return texts.map((text) => oneLine(text ?? "")).filter(Boolean);
}

export function oneLine(text: string): string {
  return text.replace(/[\p{Cc} ]+/gu, " ").trim();
}

/** The lines of a text that was typed on several. */
export function linesOf(text: string | null): string[] {
  return text?.trim().split(/\r\n?|\n/) ?? [];
}

/** Cut between characters, never within a surrogate pair. */
export function shorten(text: string, length: number): string {
  const characters = Array.from(text);
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join("")}…`;
}

function fullWidth(number: number): string {
  return String(number).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}
