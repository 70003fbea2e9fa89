import type { AttendanceMode } from "#app/domain/attendance.ts";
import { formatDateWithoutWeekday, formatDay } from "#app/domain/japanese-date.ts";
import type { SessionFormat } from "#app/domain/taxonomy.ts";
import { type Instant, type IsoDate, toTokyo } from "#app/domain/tokyo-time.ts";
import { seatName, seatMailText as words } from "#app/text/seats.ts";
import { instantText, whenText } from "#app/text/session.ts";
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

export interface SeatFacts {
  title: string;
  format: SessionFormat;
  startsAt: Instant;
  endsAt: Instant | null;
  venue: string | null;
  mode: AttendanceMode;
  /** The day of the letter. */
  issuedOn: IsoDate;
  addressee: AddresseeFacts;
  center: CenterFacts;
  /** The answering page. */
  link: string;
}

// Lists of mails cut a subject near here, and the date has to be seen.
const MAX_SUBJECT_TITLE = 40;

/** A freed seat for someone who waits, held for them until `expiresAt`. */
export function seatOfferMail(facts: SeatFacts & { expiresAt: Instant }): MailContent {
  const until = instantText(facts.expiresAt);
  const opening = [words.offer.told(seatName(facts.mode, facts.format)), words.offer.until(until)];
  return letterOf(facts, words.offer, opening, [{ heading: words.deadline, lines: [until] }]);
}

/** The seat is offered to the next, as its term has run out; they wait behind the others. */
export function seatOfferOverMail(facts: SeatFacts): MailContent {
  return letterOf(facts, words.over, [words.over.told(seatName(facts.mode, facts.format)), words.over.waits], []);
}

function letterOf(
  facts: SeatFacts,
  { subject, heading, answer }: typeof words.offer | typeof words.over,
  opening: string[],
  first: { heading: string; lines: string[] }[],
): MailContent {
  const title = oneLine(facts.title);
  const { heading: answerHeading, lines, words: linkWords, notes } = answer;
  return letterMail({
    addressee: addresseeLines(facts.addressee, words.honorific),
    sender: present([formatDateWithoutWeekday(facts.issuedOn), officeName(facts.center)]),
    subject: subject(shorten(title, MAX_SUBJECT_TITLE), formatDay(toTokyo(facts.startsAt).date)),
    heading: heading(title),
    opening,
    sections: [
      ...first,
      { heading: words.time, lines: [whenText(facts)] },
      ...present([facts.venue]).map((venue) => ({ heading: words.place, lines: [venue] })),
      { heading: answerHeading, lines, link: { address: facts.link, words: linkWords }, notes },
      { heading: words.contact.heading, lines: contactLines(facts.center, words.contact) },
    ],
  });
}
