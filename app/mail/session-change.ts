import { type ChangedPart, changedParts, type Particulars } from "#app/domain/change.ts";
import { formatDate, formatDay } from "#app/domain/japanese-date.ts";
import { endOf } from "#app/domain/session.ts";
import { type Instant, toTokyo } from "#app/domain/tokyo-time.ts";
import { changedPartLabel, noValue, changeMailText as words } from "#app/text/change.ts";
import { formatOfHolding } from "#app/text/mail.ts";
import { whenText } from "#app/text/session.ts";
import { aboutOf, type InvitationFacts, particularsSection } from "./invitation.ts";
import { type LetterFacts, letterMail, linesOf, type MailContent, oneLine } from "./letter.ts";

export interface SessionChangedFacts extends InvitationFacts {
  /** Whether they do not know it yet; else everything is told once more. */
  isNews: boolean;
  /** As the recipient's calendar has it; null where nothing is known of that. */
  before: Particulars | null;
  /**
   * The answer they have given: none, one that no longer counts as the day has changed, or one that holds. proxy: it
   * goes to whoever stands in.
   */
  answer: "pending" | "lapsed" | "kept" | "proxy";
  /**
   * What becomes of it in the recipient's calendar. others: it stands there for others, whose mails change it;
   * withSeat: they wait for a seat, and it is entered once they have one.
   */
  calendar: "replaced" | "entered" | "others" | "withSeat";
}

/** The title is the one the recipient knows. */
export interface SessionOffFacts extends LetterFacts {
  startsAt: Instant | null;
  endsAt: Instant | null;
  venue: string | null;
  /** As the desk gave it; null without. */
  reason: string | null;
  /** What becomes of it in the recipient's calendar; null where they have none. several: it stays, for others. */
  calendar: "removed" | "held" | "several" | null;
}

/** What has changed first, then everything as it is now, with the recipient's own link. */
export function sessionChangedMail(facts: SessionChangedFacts): MailContent {
  const { reply, calendar } = words;
  const changes = facts.isNews && facts.before ? changesOf(facts.before, facts) : [];
  const text = facts.isNews ? words.changed : words.again;
  return letterMail(facts, {
    // The prefecture's words tell of a change.
    kind: facts.isNews ? "sessionChanged" : null,
    subject: (title) => text.subject(title, formatDay(toTokyo(facts.startsAt).date)),
    heading: text.heading,
    about: aboutOf(facts),
    answerBy: facts.answerBy && formatDate(facts.answerBy),
    opening: [facts.isNews && changes.length === 0 ? words.changed.toldAll : text.told],
    sections: [
      ...(changes.length > 0 ? [{ heading: words.parts, lines: changes.flatMap(changeLines) }] : []),
      particularsSection(words.particulars, facts),
      {
        heading: reply.heading,
        lines: [reply[facts.answer]],
        link: { address: facts.link, words: reply.link },
        notes: reply.notes,
      },
      { heading: calendar.heading, lines: calendar[facts.calendar] },
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
  now: Pick<InvitationFacts, "title" | "startsAt" | "endsAt" | "venue" | "onlineUrl" | "format">,
): Change[] {
  const textOf: Record<ChangedPart, (of: Particulars) => string> = {
    time: whenText,
    format: ({ format }) => (format ? formatOfHolding[format] : noValue),
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
  return offMail(facts, "sessionPostponed", words.postponed);
}

/** The session will not be. */
export function sessionCancelledMail(facts: SessionOffFacts): MailContent {
  return offMail(facts, "sessionCancelled", words.cancelled);
}

/** The recipient alone is called no more. */
export function callWithdrawnMail(facts: SessionOffFacts): MailContent {
  return offMail(facts, "callWithdrawn", words.withdrawn);
}

/** The application for the recipient was taken back, which the prefecture's words for a call taken back do not tell. */
export function applicationTakenBackMail(facts: SessionOffFacts): MailContent {
  return offMail(facts, null, words.takenBack);
}

function offMail(
  facts: SessionOffFacts,
  kind: "sessionPostponed" | "sessionCancelled" | "callWithdrawn" | null,
  text: (typeof words)["postponed" | "cancelled" | "withdrawn" | "takenBack"],
): MailContent {
  const { startsAt, venue } = facts;
  const section = (heading: string, lines: readonly string[]) => (lines.length > 0 ? [{ heading, lines }] : []);
  return letterMail(facts, {
    kind,
    subject: (title) => text.subject(title, startsAt ? formatDay(toTokyo(startsAt).date) : ""),
    heading: text.heading,
    about: { when: startsAt ? whenText(facts) : null, place: venue, isOff: true },
    opening: [text.told, text.later],
    sections: [
      ...section(words.reason, linesOf(facts.reason).filter(Boolean)),
      ...section(words.calendar.heading, facts.calendar ? words.calendar[facts.calendar] : []),
    ],
  });
}
