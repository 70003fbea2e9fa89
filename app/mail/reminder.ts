import type { AttendanceMode } from "#app/domain/attendance.ts";
import { formatDate, formatDateWithoutWeekday, formatDay } from "#app/domain/japanese-date.ts";
import { type Instant, type IsoDate, toTokyo } from "#app/domain/tokyo-time.ts";
import { reminderMailText as words } from "#app/text/reminder.ts";
import { whenText } from "#app/text/session.ts";
import {
  type AddresseeFacts,
  addresseeLines,
  type CenterFacts,
  contactLines,
  type LetterSection,
  letterMail,
  type MailContent,
  officeName,
  oneLine,
  present,
  shorten,
} from "./letter.ts";

export interface ReminderFacts {
  title: string;
  startsAt: Instant;
  endsAt: Instant | null;
  venue: string | null;
  onlineUrl: string | null;
  /** The day of the letter. */
  issuedOn: IsoDate;
  addressee: AddresseeFacts;
  center: CenterFacts;
  /** The recipient's own page. */
  link: string;
}

// Lists of mails cut a subject near here, and the date has to be seen.
const MAX_SUBJECT_TITLE = 40;

/** To who has not answered: when, where, and until when to answer. `answerBy` is theirs; null: until the start. */
export function silentReminderMail(facts: ReminderFacts & { answerBy: IsoDate | null }): MailContent {
  const { told, until, beforeStart, crossed } = words.silent;
  const answerBy = facts.answerBy && formatDate(facts.answerBy);
  return letterOf(
    facts,
    words.silent,
    [told(whenText(facts), present([facts.venue])[0] ?? null), answerBy ? until(answerBy) : beforeStart, crossed],
    [...placesOf(facts), ...filled(words.deadline, [answerBy])],
  );
}

/** To who comes, the day before: when and where, as they come, and how many materials there are. */
export function comingReminderMail(facts: ReminderFacts & { mode: AttendanceMode; materials: number }): MailContent {
  const { told, toldOnline } = words.coming;
  const isOnline = facts.mode === "online";
  const when = whenText(facts);
  return letterOf(
    facts,
    words.coming,
    [isOnline ? toldOnline(when) : told(when, present([facts.venue])[0] ?? null)],
    [
      ...placesOf({ venue: isOnline ? null : facts.venue, onlineUrl: isOnline ? facts.onlineUrl : null }),
      ...filled(words.materials, [facts.materials > 0 ? words.materialsCount(facts.materials) : null]),
    ],
  );
}

function placesOf({ venue, onlineUrl }: Pick<ReminderFacts, "venue" | "onlineUrl">): LetterSection[] {
  return [...filled(words.place, [venue]), ...filled(words.onlineUrl, [onlineUrl])];
}

function filled(heading: string, texts: readonly (string | null)[]): LetterSection[] {
  const lines = present(texts);
  return lines.length > 0 ? [{ heading, lines }] : [];
}

function letterOf(
  facts: ReminderFacts,
  { subject, heading, answer }: typeof words.silent | typeof words.coming,
  opening: string[],
  particulars: LetterSection[],
): MailContent {
  const title = oneLine(facts.title);
  return letterMail({
    addressee: addresseeLines(facts.addressee, words.honorific),
    sender: present([formatDateWithoutWeekday(facts.issuedOn), officeName(facts.center)]),
    subject: subject(shorten(title, MAX_SUBJECT_TITLE), formatDay(toTokyo(facts.startsAt).date)),
    heading: heading(title),
    opening,
    sections: [
      { heading: words.time, lines: [whenText(facts)] },
      ...particulars,
      {
        heading: answer.heading,
        lines: answer.lines,
        link: { address: facts.link, words: answer.words },
        notes: answer.notes,
      },
      { heading: words.contact.heading, lines: contactLines(facts.center, words.contact) },
    ],
  });
}
