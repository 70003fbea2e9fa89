import { afterQuietHours, isQuiet, type QuietHours } from "./quiet-hours.ts";
import { addDays, fromTokyo, type Instant, type IsoDate, tokyoDate } from "./tokyo-time.ts";

/** silent: who has not answered is asked again. coming: who comes is reminded of when and where. */
export const REMINDER_KINDS = ["silent", "coming"] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

/** How many days before the day it is about. Source: issue 4, reminders. */
const DAYS_BEFORE: Record<ReminderKind, number> = { silent: 3, coming: 1 };
const AT = "09:00";

const DAY_MS = 24 * 60 * 60 * 1000;
/** Who was asked this short before is not asked again. */
const LATELY_MS = 2 * DAY_MS;
/** What a server that was off missed by more is not made up for. */
const LATEST_MS = DAY_MS;

export interface Reminder {
  /** The day it is about: a session that moves is reminded of anew. */
  about: IsoDate;
  /** When it falls due. */
  at: Instant;
}

/** The reminder of a session, `answerBy` being the person's own: see withOwnDeadline of domain/rsvp. */
export function reminderOf(
  kind: ReminderKind,
  { startsAt, answerBy }: { startsAt: Instant; answerBy: IsoDate | null },
  quiet: QuietHours,
): Reminder {
  const day = tokyoDate(startsAt);
  const about = kind === "silent" ? (answerBy ?? day) : day;
  return { about, at: afterQuietHours(fromTokyo(addDays(about, -DAYS_BEFORE[kind]), AT), quiet) };
}

/**
 * Whether a reminder goes out now to someone who was last called or asked at `askedAt`: from its moment on, for a day,
 * before the session starts, never in quiet hours, nor to who was asked less than two days before that moment.
 */
export function isDue(
  { at }: Reminder,
  { startsAt, askedAt, quiet, now }: { startsAt: Instant; askedAt: Instant; quiet: QuietHours; now: Instant },
): boolean {
  const late = now.getTime() - at.getTime();
  return (
    late >= 0 &&
    late <= LATEST_MS &&
    now < startsAt &&
    at.getTime() - askedAt.getTime() >= LATELY_MS &&
    !isQuiet(now, quiet)
  );
}
