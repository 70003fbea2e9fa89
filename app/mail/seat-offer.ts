import type { AttendanceMode } from "#app/domain/attendance.ts";
import { formatDay } from "#app/domain/japanese-date.ts";
import type { SessionFormat } from "#app/domain/taxonomy.ts";
import { type Instant, toTokyo } from "#app/domain/tokyo-time.ts";
import { invitationText } from "#app/text/mail.ts";
import { attendanceModeLabel } from "#app/text/recruitment.ts";
import { seatName, seatMailText as words } from "#app/text/seats.ts";
import { instantText } from "#app/text/session.ts";
import { aboutOf, type InvitationFacts, particularsSection } from "./invitation.ts";
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

/** Whether they come by an application. */
export interface Applied {
  applied: boolean;
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

/** To somebody whose answer came where no page told them that they wait; `place` in the queue, where it is known. */
export function seatWaitingMail(facts: SeatFacts & Applied & { place: number | null }): MailContent {
  const { told, waits } = words.waiting;
  const from = facts.applied ? "applied" : "answered";
  const opening = [told(seatName(facts.mode, facts.format), facts.place, from), waits];
  return letterOf(facts, words.waiting, { kind: null, opening, sections: [] });
}

/** A seat is theirs: to somebody who applied, or who waited for it. */
export function seatGivenMail(
  facts: SeatFacts & InvitationFacts & Applied,
  { hasCalendar }: { hasCalendar: boolean },
): MailContent {
  const { subject, heading, told, settled, settledOnline, particulars, answer } = words.given;
  const why = facts.applied ? "applied" : "waited";
  const way = facts.format === "hybrid" ? `（${attendanceModeLabel[facts.mode]}）` : "";
  const seat = facts.applied ? told.applied(way) : told.waited(seatName(facts.mode, facts.format));
  return letterOf(
    facts,
    { subject: subject[why], heading: heading[why], answer },
    {
      kind: null,
      opening: [seat, facts.mode === "online" ? settledOnline : settled],
      sections: [
        particularsSection(particulars, { ...facts, answerBy: null }),
        ...(hasCalendar ? [invitationText.calendar] : []),
      ],
    },
  );
}

/** The term of an offer has run out: they wait behind the others, to whom the seat is offered; else it `isFree`. */
export function seatOfferOverMail(facts: SeatFacts & { isFree: boolean }): MailContent {
  const { told, waits } = words.over[facts.isFree ? "free" : "passedOn"];
  const opening = [told(seatName(facts.mode, facts.format)), waits];
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
  }: {
    subject: (title: string, day: string) => string;
    heading: (title: string) => string;
    answer: { heading: string; lines: readonly string[]; words: string; notes: readonly string[] };
  },
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
