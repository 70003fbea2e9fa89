import { escapeHtml, lines, link, page } from "./html.ts";

export interface MailContent {
  subject: string;
  text: string;
  html: string;
}

export interface CenterFacts {
  name: string;
  section: string | null;
  postalCode: string | null;
  address: string | null;
  phone: string | null;
  fax: string | null;
  email: string | null;
}

export interface AddresseeFacts {
  organization: string | null;
  title: string | null;
  name: string;
}

/** A short letter before it takes a form: what text and HTML both say. */
export interface Letter {
  subject: string;
  addressee: string[];
  sender: string[];
  heading: string;
  opening: string[];
  sections: LetterSection[];
}

export interface LetterSection {
  heading: string;
  lines: readonly string[];
  /** A page of the recipient's own. */
  link?: { address: string; words: string };
  /** What is to be known about it, as a list. */
  notes?: readonly string[];
}

export function letterMail(letter: Letter): MailContent {
  return { subject: letter.subject, text: asText(letter), html: asHtml(letter) };
}

function asText({ addressee, sender, heading, opening, sections }: Letter): string {
  return [
    ...[...addressee, "", ...sender, "", `　　${heading}`, "", ...opening],
    ...sections.flatMap(({ heading, lines, link, notes = [] }) =>
      textSection(heading, [...lines, ...(link ? ["", link.address, ""] : []), ...notes.map((note) => `・${note}`)]),
    ),
    "",
  ].join("\n");
}

function asHtml({ subject, addressee, sender, heading, opening, sections }: Letter): string {
  return page(subject, [
    `<p>${lines(addressee)}</p>`,
    `<p class="right">${lines(sender)}</p>`,
    `<h1>${escapeHtml(heading)}</h1>`,
    `<p>${lines(opening)}</p>`,
    ...sections.flatMap((section) => [
      `<h2>${escapeHtml(section.heading)}</h2>`,
      `<p>${lines(section.lines)}</p>`,
      ...(section.link
        ? [`<p>${link(section.link.address, section.link.words, "button")}</p>`, `<p>${link(section.link.address)}</p>`]
        : []),
      ...(section.notes
        ? [`<ul>\n${section.notes.map((note) => `<li>${escapeHtml(note)}</li>`).join("\n")}\n</ul>`]
        : []),
    ]),
  ]);
}

export function textSection(heading: string, texts: readonly string[]): string[] {
  return ["", `■ ${heading}`, ...texts];
}

/** 「○○医師会」「会長　山田 太郎　様」 */
export function addresseeLines({ organization, title, name }: AddresseeFacts, honorific: string): string[] {
  return present([organization, `${present([title, name]).join("　")}　${honorific}`]);
}

export function officeName(center: Pick<CenterFacts, "name" | "section">): string {
  return present([center.name, center.section]).join("　");
}

export function contactLines(
  center: CenterFacts,
  words: { readonly phone: string; readonly fax: string; readonly email: string },
): string[] {
  return present([
    officeName(center),
    present([center.postalCode && `〒${center.postalCode}`, center.address]).join("　"),
    center.phone && `${words.phone}　${center.phone}`,
    center.fax && `${words.fax}　${center.fax}`,
    center.email && `${words.email}　${center.email}`,
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
