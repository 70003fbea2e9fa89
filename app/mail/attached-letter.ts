import type { LetterKind } from "#app/domain/letter-wording.ts";
import { letterMailText as words } from "#app/text/letter.ts";
import { letterKindLabel } from "#app/text/letter-wording.ts";
import { type LetterFacts, letterMail, type MailContent } from "./letter.ts";

export interface AttachedLetterFacts extends LetterFacts {
  kind: LetterKind;
  /** The answering page; null for a letter that asks for no answer. */
  link: string | null;
}

/** Brings a letter as a file. What it says stands there alone; the answering page is named besides. */
export function attachedLetterMail(facts: AttachedLetterFacts): MailContent {
  const label = letterKindLabel[facts.kind];
  const { answer } = words;
  return letterMail(facts, {
    kind: null,
    subject: (title) => words.subject(label, title),
    heading: (title) => words.heading(label, title),
    opening: words.opening(label),
    sections: facts.link
      ? [{ heading: answer.heading, lines: [answer.lead], link: { address: facts.link, words: answer.link } }]
      : [],
  });
}
