import type { AttendanceMode } from "#app/domain/attendance.ts";
import { formatDay } from "#app/domain/japanese-date.ts";
import type { SessionFormat } from "#app/domain/taxonomy.ts";
import { type Instant, toTokyo } from "#app/domain/tokyo-time.ts";
import { seatName, seatMailText as words } from "#app/text/seats.ts";
import { instantText } from "#app/text/session.ts";
import { aboutOf } from "./invitation.ts";
import { type Letter, type LetterFacts, letterMail, type MailContent } from "./letter.ts";

export interface SeatFacts extends LetterFacts {
  format: SessionFormat;
  startsAt: Instant;
  endsAt: Instant | null;
  venue: string | null;
  mode: AttendanceMode;
  /** The answering page. */
  link: string;
}

/** A freed seat for someone who waits, held for them until `expiresAt`. */
export function seatOfferMail(facts: SeatFacts & { expiresAt: Instant }): MailContent {
  const until = instantText(facts.expiresAt);
  return letterOf(facts, words.offer, {
    kind: "seatOffer",
    answerBy: until,
    opening: [],
    told: [words.offer.told(seatName(facts.mode, facts.format)), words.offer.until(until)],
    sections: [{ heading: words.deadline, lines: [until] }],
  });
}

/** To somebody whose answer came where no page told them that they wait, and for how many before them. */
export function seatWaitingMail(facts: SeatFacts & { place: number }): MailContent {
  const opening = [words.waiting.told(seatName(facts.mode, facts.format), facts.place), words.waiting.waits];
  return letterOf(facts, words.waiting, { kind: null, opening, sections: [] });
}

/** The seat is offered to the next, as its term has run out; they wait behind the others. */
export function seatOfferOverMail(facts: SeatFacts): MailContent {
  const opening = [words.over.told(seatName(facts.mode, facts.format)), words.over.waits];
  return letterOf(facts, words.over, { kind: null, opening, sections: [] });
}

/** The seat on offer is there no more, as the way of holding the session has changed. */
export function seatWithdrawnMail(facts: SeatFacts & { stillWaits: boolean }): MailContent {
  const { told, waits, answerAnew } = words.withdrawn;
  const opening = [told(seatName(facts.mode, "hybrid")), facts.stillWaits ? waits : answerAnew];
  return letterOf(facts, words.withdrawn, { kind: null, opening, sections: [] });
}

function letterOf(
  facts: SeatFacts,
  {
    subject,
    heading,
    answer,
  }: Pick<(typeof words)["offer" | "waiting" | "over" | "withdrawn"], "subject" | "heading" | "answer">,
  letter: Omit<Letter, "subject" | "heading" | "about">,
): MailContent {
  const { heading: answerHeading, lines, words: linkWords, notes } = answer;
  return letterMail(facts, {
    ...letter,
    subject: (title) => subject(title, formatDay(toTokyo(facts.startsAt).date)),
    heading,
    about: aboutOf(facts),
    sections: [
      ...letter.sections,
      { heading: answerHeading, lines, link: { address: facts.link, words: linkWords }, notes },
    ],
  });
}
