import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import type { MaterialKind } from "#app/domain/material.ts";
import type { IsoDate } from "#app/domain/tokyo-time.ts";
import { fileText, materialsMailText as words } from "#app/text/material.ts";
import {
  type AddresseeFacts,
  addresseeLines,
  type CenterFacts,
  contactLines,
  letterMail,
  type MailContent,
  officeName,
  oneLine,
  present,
  shorten,
} from "./letter.ts";

export interface MaterialsFacts {
  title: string;
  /** In the order they are handed out. */
  materials: readonly MaterialFacts[];
  /** Whether the recipients were told of materials before. */
  toldBefore: boolean;
  /** The day of the letter. */
  issuedOn: IsoDate;
  addressee: AddresseeFacts;
  center: CenterFacts;
  /** The answering page. */
  link: string;
}

export interface MaterialFacts {
  number: string | null;
  title: string;
  kind: MaterialKind | null;
  byteSize: number;
  /** What has become of it since they were last told; null where nothing has. */
  news: "added" | "replaced" | null;
}

// Lists of mails cut a subject near here.
const MAX_SUBJECT_TITLE = 40;

/**
 * Tells one person of a session's materials, with their own link. It names no date and no place, which may change
 * before it is read: the page behind the link has them as they are.
 */
export function materialsMail(facts: MaterialsFacts): MailContent {
  const title = oneLine(facts.title);
  const { heading, lead, link, notes } = words.page;
  return letterMail({
    subject: words.subject(shorten(title, MAX_SUBJECT_TITLE)),
    addressee: addresseeLines(facts.addressee, words.honorific),
    sender: present([formatDateWithoutWeekday(facts.issuedOn), officeName(facts.center)]),
    heading: words.heading(title),
    opening: [words.greeting, facts.toldBefore ? words.updated : words.told],
    sections: [
      { heading: words.materials, lines: facts.materials.map((material) => materialLine(material, facts.toldBefore)) },
      { heading, lines: [lead], link: { address: facts.link, words: link }, notes },
      { heading: words.contact.heading, lines: contactLines(facts.center, words.contact) },
    ],
  });
}

function materialLine({ number, title, news, ...file }: MaterialFacts, toldBefore: boolean): string {
  const mark = toldBefore && news ? words.news[news] : "";
  return `${mark}${present([number, title]).join("　")}（${fileText(file)}）`;
}
