import type { Tx } from "#app/adapters/db/database.server.ts";
import { type CalledToRemind, findCalledToRemind, findQuietHours } from "#app/adapters/db/reminder-store.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import type { QuietHours } from "#app/domain/quiet-hours.ts";
import { isDue } from "#app/domain/reminder.ts";
import { isOn } from "#app/domain/session.ts";
import { type Instant, type IsoDate, tokyoDate } from "#app/domain/tokyo-time.ts";
import type { DatedSession } from "../invitations/write-invitation.ts";
import { reminderFor, silentIn } from "./find-due.ts";
import { stillAsked } from "./remind-silent-now.ts";

/** What a desk sees of asking the silent again. */
export interface SilentReminders {
  /** Whether the clock asks them. */
  isOn: boolean;
  /** How many can be asked now, by mail. */
  silent: number;
  /** The days on which the clock will ask, and how many people as it stands now. */
  planned: { day: IsoDate; people: number }[];
  /** The days on which they were asked, the last first. */
  asked: { day: IsoDate; people: number }[];
}

/** For a page of the session's desk: permission is the caller's. */
export async function showReminders(tx: Tx, session: SessionWithPlan, now: Instant): Promise<SilentReminders> {
  const called = await findCalledToRemind(tx, session.id);
  const quiet = await findQuietHours(tx, session.prefectureId);
  const dated = isOn(session, now) ? session : null;
  const asked = called.flatMap(({ reminders }) => [
    ...new Set(reminders.flatMap(({ kind, queuedAt }) => (kind === "silent" ? tokyoDate(queuedAt) : []))),
  ]);
  const planned = dated?.remindsSilent ? plannedDays(dated, called, { quiet, now }) : [];
  return {
    isOn: session.remindsSilent,
    silent: dated ? stillAsked(dated, silentIn(dated, called), now).length : 0,
    planned: byDay(planned),
    asked: byDay(asked).reverse(),
  };
}

/** For each of the silent whom the clock will ask, the day on which it does. */
function plannedDays(
  session: DatedSession,
  called: readonly CalledToRemind[],
  { quiet, now }: { quiet: QuietHours; now: Instant },
): IsoDate[] {
  const { startsAt } = session;
  return silentIn(session, called).flatMap((one) => {
    const reminder = reminderFor(session, one, quiet);
    const willBe = reminder.at > now && isDue(reminder, { startsAt, askedAt: one.askedAt, quiet, now: reminder.at });
    return willBe ? [tokyoDate(reminder.at)] : [];
  });
}

function byDay(days: readonly IsoDate[]): { day: IsoDate; people: number }[] {
  const counts = new Map<IsoDate, number>();
  for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
  return [...counts].map(([day, people]) => ({ day, people })).sort((a, b) => a.day.localeCompare(b.day));
}
