import { type ChangedPart, changedParts, type Particulars } from "#app/domain/change.ts";
import { formatDateWithoutWeekday, formatDay } from "#app/domain/japanese-date.ts";
import { endOf } from "#app/domain/session.ts";
import { type Instant, type IsoDate, toTokyo } from "#app/domain/tokyo-time.ts";
import { changedPartLabel, noValue, changeMailText as words } from "#app/text/change.ts";
import { whenText } from "#app/text/session.ts";
import { type InvitationFacts, particularsOf } from "./invitation.ts";
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

export interface SessionChangedFacts extends InvitationFacts {
  /** As the recipient's calendar has it; null where nothing is known of that. */
  before: Particulars | null;
  /**
   * The answer they have given: none, one that no longer counts as the day has changed, or one that holds. proxy: it
   * goes to whoever stands in.
   */
  answer: "pending" | "lapsed" | "kept" | "proxy";
}

export interface SessionOffFacts {
  /** As the recipient knows it. */
  title: string;
  startsAt: Instant | null;
  endsAt: Instant | null;
  venue: string | null;
  /** As the desk gave it; null without. */
  reason: string | null;
  /** What becomes of it in the recipient's calendar; null where they have none. */
  calendar: "removed" | "held" | null;
  /** The day of the letter. */
  issuedOn: IsoDate;
  addressee: AddresseeFacts;
  center: CenterFacts;
}

// Lists of mails cut a subject near here, and the date has to be seen.
const MAX_SUBJECT_TITLE = 40;

/** What has changed first, then everything as it is now, with the recipient's own link. */
export function sessionChangedMail(facts: SessionChangedFacts): MailContent {
  const { reply, calendar } = words;
  const title = oneLine(facts.title);
  const changes = facts.before ? changesOf(facts.before, facts) : [];
  const text = changes.length > 0 ? words.changed : words.again;
  return letterMail({
    ...envelope(facts),
    subject: text.subject(shorten(title, MAX_SUBJECT_TITLE), formatDay(toTokyo(facts.startsAt).date)),
    heading: text.heading(title),
    opening: [text.told],
    sections: [
      ...(changes.length > 0 ? [{ heading: words.parts, lines: changes.flatMap(changeLines) }] : []),
      {
        heading: words.particulars,
        lines: particularsOf(facts).flatMap(({ label, lines: [first, ...rest] }) =>
          rest.length === 0 ? [`${label}　${first}`] : [label, ...[first, ...rest].map((line) => `　${line}`)],
        ),
      },
      {
        heading: reply.heading,
        lines: [reply[facts.answer]],
        link: { address: facts.link, words: reply.link },
        notes: reply.notes,
      },
      { heading: calendar.heading, lines: calendar.replaced },
      contact(facts.center),
    ],
  });
}

export interface Change {
  part: ChangedPart;
  before: string;
  after: string;
}

/** What differs from what somebody was told, in words: for their mail and for the desk's page. */
export function changesOf(
  before: Particulars,
  now: Pick<InvitationFacts, "title" | "startsAt" | "endsAt" | "venue" | "onlineUrl">,
): Change[] {
  const textOf: Record<ChangedPart, (of: Particulars) => string> = {
    time: whenText,
    venue: ({ venue }) => oneLine(venue ?? "") || noValue,
    onlineUrl: ({ onlineUrl }) => onlineUrl ?? noValue,
    title: ({ title }) => oneLine(title),
  };
  const cleaned = { ...now, title: oneLine(now.title), venue: now.venue && oneLine(now.venue) };
  return changedParts(before, { ...cleaned, endsAt: endOf(now) }).map((part) => ({
    part,
    before: textOf[part](before),
    after: textOf[part](now),
  }));
}

function changeLines({ part, before, after }: Change): string[] {
  return [`【${changedPartLabel[part]}】`, `　${words.before}　${before}`, `　${words.after}　${after}`];
}

/** The session will be on another day, not known yet. */
export function sessionPostponedMail(facts: SessionOffFacts): MailContent {
  return offMail(facts, words.postponed);
}

/** The session will not be. */
export function sessionCancelledMail(facts: SessionOffFacts): MailContent {
  return offMail(facts, words.cancelled);
}

/** The recipient alone is called no more. */
export function callWithdrawnMail(facts: SessionOffFacts): MailContent {
  return offMail(facts, words.withdrawn);
}

function offMail(
  facts: SessionOffFacts,
  text: {
    subject: (title: string, day: string) => string;
    heading: (title: string) => string;
    told: string;
    later: string;
  },
): MailContent {
  const title = oneLine(facts.title);
  const { startsAt } = facts;
  const section = (heading: string, lines: readonly string[]) => (lines.length > 0 ? [{ heading, lines }] : []);
  return letterMail({
    ...envelope(facts),
    subject: text.subject(shorten(title, MAX_SUBJECT_TITLE), startsAt ? formatDay(toTokyo(startsAt).date) : ""),
    heading: text.heading(title),
    opening: [text.told, text.later],
    sections: [
      ...section(words.wasTime, startsAt ? [whenText(facts)] : []),
      ...section(words.wasPlace, present([facts.venue])),
      ...section(words.reason, linesOf(facts.reason).filter(Boolean)),
      ...section(words.calendar.heading, facts.calendar ? words.calendar[facts.calendar] : []),
      contact(facts.center),
    ],
  });
}

function envelope({ addressee, center, issuedOn }: Pick<SessionOffFacts, "addressee" | "center" | "issuedOn">) {
  return {
    addressee: addresseeLines(addressee, words.honorific),
    sender: present([formatDateWithoutWeekday(issuedOn), officeName(center)]),
  };
}

function contact(center: CenterFacts): LetterSection {
  return { heading: words.contact.heading, lines: contactLines(center, words.contact) };
}
