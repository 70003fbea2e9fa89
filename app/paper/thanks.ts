import type { Paper } from "#app/domain/paper.ts";
import { letterKindLabel } from "#app/text/letter-wording.ts";
import { type thanksFor, thanksText as words } from "#app/text/thanks.ts";
import { addresseeLines, contactLines, letterPaper, oneLine, type SessionLetterFacts } from "./letter.ts";

/** お礼状: to whoever spoke at a session, or came to it. Its words say it all; there is no 記. */
export function thanksPaper(facts: SessionLetterFacts & { thanked: keyof typeof thanksFor }): Paper {
  const title = oneLine(facts.title);
  return letterPaper({
    ...facts,
    title: `${letterKindLabel.thanks}　${title}`,
    addressee: addresseeLines(facts.addressee),
    subject: { title, about: words.subject[facts.thanked], kind: words.kind },
    contact: contactLines(facts.office),
  });
}
