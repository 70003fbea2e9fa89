import { formatDate } from "#app/domain/japanese-date.ts";
import type { IsoDate } from "#app/domain/tokyo-time.ts";
import { minutesMailText as words } from "#app/text/minutes.ts";
import { type LetterFacts, letterMail, type MailContent } from "./letter.ts";

export interface MinutesMailFacts extends LetterFacts {
  /** The recipient's own page of the minutes. */
  link: string;
}

/** Asks one person to look through the draft by a day, with their own link. */
export function minutesReviewMail(facts: MinutesMailFacts & { reviewBy: IsoDate }): MailContent {
  const { subject, heading, told, silent, section, deadline } = words.review;
  const day = formatDate(facts.reviewBy);
  return letterMail(facts, {
    kind: null,
    subject,
    heading,
    opening: [words.greeting, told(day), silent],
    sections: [{ heading: deadline, lines: [day] }, sectionOf(section, facts.link)],
  });
}

/** Tells one person that the minutes are confirmed, and where they stand. */
export function minutesConfirmedMail(facts: MinutesMailFacts): MailContent {
  const { subject, heading, told, section } = words.confirmed;
  return letterMail(facts, {
    kind: null,
    subject,
    heading,
    opening: [words.greeting, told],
    sections: [sectionOf(section, facts.link)],
  });
}

function sectionOf(
  { heading, lines, link }: { heading: string; lines: readonly string[]; link: string },
  address: string,
) {
  return { heading, lines, link: { address, words: link }, notes: words.notes };
}
