import type { AttendanceMode } from "#app/domain/attendance.ts";
import { formatDate, formatDay } from "#app/domain/japanese-date.ts";
import { type Instant, type IsoDate, toTokyo } from "#app/domain/tokyo-time.ts";
import { letterText } from "#app/text/mail.ts";
import { reminderMailText as words } from "#app/text/reminder.ts";
import { whenText } from "#app/text/session.ts";
import { type Letter, type LetterFacts, type LetterSection, letterMail, type MailContent, present } from "./letter.ts";

export interface ReminderFacts extends LetterFacts {
  startsAt: Instant;
  endsAt: Instant | null;
  venue: string | null;
  onlineUrl: string | null;
  /** The recipient's own page. */
  link: string;
}

/** To who has not answered: when, where, and until when to answer. `answerBy` is theirs; null: until the start. */
export function silentReminderMail(facts: ReminderFacts & { answerBy: IsoDate | null }): MailContent {
  const { told, until, beforeStart, crossed } = words.silent;
  const answerBy = facts.answerBy && formatDate(facts.answerBy);
  return letterOf(facts, words.silent, {
    kind: "reminderSilent",
    place: facts.venue,
    answerBy,
    opening: [told, answerBy ? until(answerBy) : beforeStart, crossed],
    sections: [...filled(words.onlineUrl, [facts.onlineUrl]), ...filled(words.deadline, [answerBy])],
  });
}

/** To who comes, the day before: when and where, as they come, and how many materials there are. */
export function comingReminderMail(facts: ReminderFacts & { mode: AttendanceMode; materials: number }): MailContent {
  const isOnline = facts.mode === "online";
  return letterOf(facts, words.coming, {
    kind: "reminderComing",
    place: isOnline ? letterText.online : facts.venue,
    opening: [words.coming.told],
    sections: [
      ...filled(words.onlineUrl, [isOnline ? facts.onlineUrl : null]),
      ...filled(words.materials, [facts.materials > 0 ? words.materialsCount(facts.materials) : null]),
    ],
  });
}

function filled(heading: string, texts: readonly (string | null)[]): LetterSection[] {
  const lines = present(texts);
  return lines.length > 0 ? [{ heading, lines }] : [];
}

function letterOf(
  facts: ReminderFacts,
  { subject, heading, answer }: typeof words.silent | typeof words.coming,
  { place, sections, ...letter }: Pick<Letter, "kind" | "answerBy" | "opening" | "sections"> & { place: string | null },
): MailContent {
  return letterMail(facts, {
    ...letter,
    subject: (title) => subject(title, formatDay(toTokyo(facts.startsAt).date)),
    heading,
    about: { when: whenText(facts), place },
    sections: [
      ...sections,
      {
        heading: answer.heading,
        lines: answer.lines,
        link: { address: facts.link, words: answer.words },
        notes: answer.notes,
      },
    ],
  });
}
