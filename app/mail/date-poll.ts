import { formatDate, formatDay } from "#app/domain/japanese-date.ts";
import { type Instant, type IsoDate, toTokyo } from "#app/domain/tokyo-time.ts";
import { pollMailText as words } from "#app/text/poll-mail.ts";
import { whenText } from "#app/text/session.ts";
import { type LetterFacts, letterMail, linesOf, type MailContent, present } from "./letter.ts";

export interface DatePollFacts extends LetterFacts {
  candidates: readonly { startsAt: Instant; endsAt: Instant }[];
  /** The last day on which a reply is taken. */
  answerBy: IsoDate;
  /** What the desk adds for everyone asked. */
  message: string | null;
  /** The replying page. */
  link: string;
}

export interface DateDecidedFacts extends LetterFacts {
  startsAt: Instant;
  endsAt: Instant | null;
  venue: string | null;
  /** What the recipient is to expect next. */
  follows: keyof typeof words.decided.follows;
  /** The answering page of whoever was called before. */
  link: string | null;
}

/** Asks one person for their dates, with their own link. */
export function datePollMail(facts: DatePollFacts): MailContent {
  const { request, ...letter } = words.ask;
  return asking("datePoll", facts, letter, [...words.greeting, request(formatDate(facts.answerBy))]);
}

/** Asks again whoever has a date left to mark. */
export function datePollReminderMail(facts: DatePollFacts): MailContent {
  const { request, crossed, ...letter } = words.remind;
  return asking("datePollReminder", facts, letter, [request(formatDate(facts.answerBy)), crossed]);
}

/** Tells someone who was asked which date it has become; it calls nobody, an invitation does. */
export function dateDecidedMail(facts: DateDecidedFacts): MailContent {
  const { answer, ...decided } = words.decided;
  const when = whenText(facts);
  return letterMail(facts, {
    kind: "dateDecided",
    subject: (title) => decided.subject(title, formatDay(toTokyo(facts.startsAt).date)),
    heading: decided.heading,
    about: { when, place: facts.venue },
    opening: [decided.told],
    told: [decided.follows[facts.follows]],
    sections: [
      { heading: words.time, lines: [when] },
      ...present([facts.venue]).map((venue) => ({ heading: words.place, lines: [venue] })),
      ...(facts.link ? [{ ...answer, link: { address: facts.link, words: answer.words } }] : []),
    ],
  });
}

function asking(
  kind: "datePoll" | "datePollReminder",
  facts: DatePollFacts,
  letter: { subject: (title: string) => string; heading: (title: string) => string },
  opening: readonly string[],
): MailContent {
  const { heading, lead, link, notes } = words.reply;
  const message = linesOf(facts.message);
  return letterMail(facts, {
    ...{ kind, ...letter, opening },
    answerBy: formatDate(facts.answerBy),
    sections: [
      { heading: words.candidates, lines: facts.candidates.map((candidate) => `・${whenText(candidate)}`) },
      ...(message.length > 0 ? [{ heading: words.message, lines: message }] : []),
      { heading, lines: [lead], link: { address: facts.link, words: link }, notes },
      words.privacy,
    ],
  });
}
