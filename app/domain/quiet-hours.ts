import { addDays, fromTokyo, type Instant, toTokyo } from "./tokyo-time.ts";

/** Hours of the day in Tokyo, 0 to 23, between which nothing leaves that no person sends; the same twice: none. */
export interface QuietHours {
  quietFrom: number;
  quietUntil: number;
}

export function isQuiet(at: Instant, { quietFrom, quietUntil }: QuietHours): boolean {
  const hour = Number(toTokyo(at).time.slice(0, 2));
  return quietFrom <= quietUntil ? quietFrom <= hour && hour < quietUntil : quietFrom <= hour || hour < quietUntil;
}

/** The kinds of mail that the clock or the waiting list writes. */
const SENT_BY_NOBODY: readonly string[] = ["reminderSilent", "reminderComing", "seatOffer", "seatOfferOver"];

export function isSentByNobody(kind: string): boolean {
  return SENT_BY_NOBODY.includes(kind);
}

/**
 * Until when such a mail, that was due before and did not leave, has to wait, so that it does not leave in quiet hours;
 * null where it may leave now. One written in these same hours and due in them was sent by a person.
 */
export function heldBack({ createdAt }: { createdAt: Instant }, now: Instant, quiet: QuietHours): Instant | null {
  if (!isQuiet(now, quiet)) return null;
  const until = afterQuietHours(now, quiet);
  return isQuiet(createdAt, quiet) && afterQuietHours(createdAt, quiet).getTime() === until.getTime() ? null : until;
}

/** The instant itself, or the end of the quiet hours it falls in. */
export function afterQuietHours(at: Instant, quiet: QuietHours): Instant {
  if (!isQuiet(at, quiet)) return at;
  const { date } = toTokyo(at);
  const end = (day: string) => fromTokyo(day, `${String(quiet.quietUntil).padStart(2, "0")}:00`);
  return end(date) > at ? end(date) : end(addDays(date, 1));
}
