import { formatDate, formatDateWithoutWeekday, formatDay } from "#app/domain/japanese-date.ts";
import { type Instant, type IsoDate, toTokyo } from "#app/domain/tokyo-time.ts";
import { pollMailText as words } from "#app/text/poll-mail.ts";
import { whenText } from "#app/text/session.ts";
import {
  type AddresseeFacts,
  addresseeLines,
  type CenterFacts,
  contactLines,
  type LetterSection,
  letterMail,
  linesOf,
  type MailContent,
  officeName,
  oneLine,
  present,
  shorten,
} from "./letter.ts";

interface PollFacts {
  title: string;
  /** The day of the letter. */
  issuedOn: IsoDate;
  addressee: AddresseeFacts;
  center: CenterFacts;
}

export interface DatePollFacts extends PollFacts {
  candidates: readonly { startsAt: Instant; endsAt: Instant }[];
  /** The last day on which a reply is taken. */
  answerBy: IsoDate;
  /** What the desk adds for everyone asked. */
  message: string | null;
  /** The replying page. */
  link: string;
}

export interface DateDecidedFacts extends PollFacts {
  startsAt: Instant;
  endsAt: Instant | null;
  venue: string | null;
  /** What the recipient is to expect next. */
  follows: keyof typeof words.decided.follows;
  /** The answering page of whoever was called before. */
  link: string | null;
}

// Lists of mails cut a subject near here.
const MAX_SUBJECT_TITLE = 40;

/** Asks one person for their dates, with their own link. */
export function datePollMail(facts: DatePollFacts): MailContent {
  const title = oneLine(facts.title);
  return asking(facts, {
    subject: words.ask.subject(shorten(title, MAX_SUBJECT_TITLE)),
    heading: words.ask.heading(title),
    opening: [...words.greeting, words.ask.request(formatDate(facts.answerBy))],
  });
}

/** Asks again whoever has a date left to mark. */
export function datePollReminderMail(facts: DatePollFacts): MailContent {
  const title = oneLine(facts.title);
  return asking(facts, {
    subject: words.remind.subject(shorten(title, MAX_SUBJECT_TITLE)),
    heading: words.remind.heading(title),
    opening: [words.remind.request(formatDate(facts.answerBy)), words.remind.crossed],
  });
}

/** Tells someone who was asked which date it has become; it calls nobody, an invitation does. */
export function dateDecidedMail(facts: DateDecidedFacts): MailContent {
  const title = oneLine(facts.title);
  const day = formatDay(toTokyo(facts.startsAt).date);
  return letterMail({
    ...envelope(facts),
    subject: words.decided.subject(shorten(title, MAX_SUBJECT_TITLE), day),
    heading: words.decided.heading(title),
    opening: [words.decided.told, words.decided.follows[facts.follows]],
    sections: [
      { heading: words.time, lines: [whenText(facts)] },
      ...present([facts.venue]).map((venue) => ({ heading: words.place, lines: [venue] })),
      ...(facts.link
        ? [{ ...words.decided.answer, link: { address: facts.link, words: words.decided.answer.words } }]
        : []),
      contact(facts.center),
    ],
  });
}

function asking(facts: DatePollFacts, letter: { subject: string; heading: string; opening: string[] }): MailContent {
  const { heading, lead, link, notes } = words.reply;
  const message = linesOf(facts.message);
  return letterMail({
    ...envelope(facts),
    ...letter,
    sections: [
      { heading: words.candidates, lines: facts.candidates.map((candidate) => `・${whenText(candidate)}`) },
      ...(message.length > 0 ? [{ heading: words.message, lines: message }] : []),
      { heading, lines: [lead], link: { address: facts.link, words: link }, notes },
      words.privacy,
      contact(facts.center),
    ],
  });
}

function envelope({ addressee, center, issuedOn }: PollFacts) {
  return {
    addressee: addresseeLines(addressee, words.honorific),
    sender: present([formatDateWithoutWeekday(issuedOn), officeName(center)]),
  };
}

function contact(center: CenterFacts): LetterSection {
  return { heading: words.contact.heading, lines: contactLines(center, words.contact) };
}
