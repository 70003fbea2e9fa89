import { ownFeedMailText as words } from "#app/text/feeds.ts";
import { type LetterFacts, letterMail, type MailContent } from "./letter.ts";

/** The way to somebody's own calendar, which no mail but this one opens. */
export function ownFeedMail(facts: Omit<LetterFacts, "title"> & { link: string }): MailContent {
  const { heading, lines, link, notes } = words.page;
  return letterMail(
    { ...facts, title: words.title },
    {
      kind: null,
      subject: () => words.subject,
      heading: (title) => title,
      opening: words.opening,
      sections: [{ heading, lines, link: { address: facts.link, words: link }, notes }],
    },
  );
}
