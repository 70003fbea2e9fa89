import type { MaterialKind } from "#app/domain/material.ts";
import { fileText, materialsMailText as words } from "#app/text/material.ts";
import { type LetterFacts, letterMail, type MailContent, present } from "./letter.ts";

export interface MaterialsFacts extends LetterFacts {
  /** In the order they are handed out. */
  materials: readonly MaterialFacts[];
  /** Whether the recipients were told of materials before. */
  toldBefore: boolean;
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

/**
 * Tells one person of a session's materials, with their own link. It names no date and no place, which may change
 * before it is read: the page behind the link has them as they are.
 */
export function materialsMail(facts: MaterialsFacts): MailContent {
  const { heading, lead, link, notes } = words.page;
  return letterMail(facts, {
    kind: "materials",
    subject: words.subject,
    heading: words.heading,
    opening: [words.greeting],
    told: [facts.toldBefore ? words.updated : words.told],
    sections: [
      { heading: words.materials, lines: facts.materials.map((material) => materialLine(material, facts.toldBefore)) },
      { heading, lines: [lead], link: { address: facts.link, words: link }, notes },
    ],
  });
}

function materialLine({ number, title, news, ...file }: MaterialFacts, toldBefore: boolean): string {
  const mark = toldBefore && news ? words.news[news] : "";
  return `${mark}${present([number, title]).join("　")}（${fileText(file)}）`;
}
