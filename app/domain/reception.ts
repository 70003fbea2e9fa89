import { fromTokyo, type Instant, tokyoDate } from "./tokyo-time.ts";
import { visibleText } from "./visible-text.ts";

/** What a desk presses: 受付, 早退, and the two taken back. */
export const RECEPTION_KINDS = ["arrived", "left", "notArrived", "notLeft"] as const;
export type ReceptionKind = (typeof RECEPTION_KINDS)[number];

/** One press about one person, under the id its device gave it. `at` is by that device's clock. */
export interface ReceptionEvent {
  id: string;
  kind: ReceptionKind;
  at: Instant;
}

/** Of the events about one person, those that decide. */
interface Deciding<E> {
  /** Whether they came: the last arrival, or the last one taken back. */
  presence: E | null;
  /** Since when: the first arrival that was not taken back. Two desks may both take somebody in. */
  arrival: E | null;
  /** The last early leave that holds, or what took it back. Who is taken in after leaving has returned. */
  leaving: E | null;
}

/** What events, in whatever order and however often they reached us, come to. They go by their clock, ties by their id. */
function deciding<E extends ReceptionEvent>(events: readonly E[]): Deciding<E> {
  const decides: Deciding<E> = { presence: null, arrival: null, leaving: null };
  for (const event of inOrder(events)) {
    if (event.kind === "arrived") {
      if (decides.presence?.kind !== "arrived") decides.arrival = event;
      decides.presence = event;
      if (decides.leaving?.kind === "left") decides.leaving = event;
    } else if (event.kind === "notArrived") {
      decides.presence = event;
      decides.arrival = null;
      decides.leaving = null;
    } else if (decides.presence?.kind !== "notArrived") {
      decides.leaving = event;
    }
  }
  return decides;
}

function inOrder<E extends ReceptionEvent>(events: readonly E[]): E[] {
  const once = new Map(events.map((event) => [event.id, event]));
  return [...once.values()].sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
}

/** What news change of one person's attendance; undefined leaves it as it stands. */
export interface ReceptionChange<E> {
  /** The arrival by which they came, and how; null: they did not come after all. */
  presence?: E | null;
  arrivedAt?: Instant;
  leftAt?: Instant | null;
}

/**
 * What events not known before change. Only where they decide anew is anything changed: what was corrected by hand
 * since stands. Where nothing is corrected by hand, the order in which events come in makes no difference.
 */
export function changeBy<E extends ReceptionEvent>(known: readonly E[], news: readonly E[]): ReceptionChange<E> {
  const before = deciding(known);
  const after = deciding([...known, ...news]);
  const change: ReceptionChange<E> = {};
  const comesNow = after.presence?.kind === "arrived" && before.presence?.kind !== "arrived";
  const isNew = (part: keyof Deciding<E>) => comesNow || after[part]?.id !== before[part]?.id;
  if (after.presence && isNew("presence")) change.presence = after.presence.kind === "arrived" ? after.presence : null;
  if (after.arrival && isNew("arrival")) change.arrivedAt = after.arrival.at;
  if (isNew("leaving")) change.leftAt = after.leaving?.kind === "left" ? after.leaving.at : null;
  return change;
}

/** The press by which somebody is there, and the first one; null where no desk took them in. */
export function takenIn<E extends ReceptionEvent>(events: readonly E[]): { first: E; last: E } | null {
  const { presence, arrival } = deciding(events);
  return presence?.kind === "arrived" && arrival ? { first: arrival, last: presence } : null;
}

const MINUTE_MS = 60_000;
const USUAL_MINUTES_BEFORE = 60;

/**
 * From when on people are taken in: from the first hour of the session's day in Tokyo, as the desk is set up in the
 * morning; or as long before the start as the letter says (分), an hour unless it says so, where that is earlier still.
 */
export function receptionOpensAt(session: { startsAt: Instant; receptionMinutes: number | null }): Instant {
  const { startsAt, receptionMinutes } = session;
  const before = startsAt.getTime() - (receptionMinutes ?? USUAL_MINUTES_BEFORE) * MINUTE_MS;
  return new Date(Math.min(before, fromTokyo(tokyoDate(startsAt), "00:00").getTime()));
}

const MINUTES_RUNNING = 15;

/** From when on a press tells that the reception goes on still. */
export function runningSince(now: Instant): Instant {
  return new Date(now.getTime() - MINUTES_RUNNING * MINUTE_MS);
}

interface Span {
  startsAt: Instant;
  endsAt: Instant | null;
}

/** 遅刻: the minute in which somebody came; null for who was there at the start, or was entered when all was over. */
export function lateArrival({ startsAt, endsAt }: Span, at: Instant): Instant | null {
  const minute = new Date(Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS);
  return minute > startsAt && !(endsAt && minute >= endsAt) ? minute : null;
}

/** 早退: the minute by which somebody was gone; null before the start: nobody leaves early what has not begun. */
export function earlyLeave({ startsAt }: Span, at: Instant): Instant | null {
  return at > startsAt ? new Date(Math.ceil(at.getTime() / MINUTE_MS) * MINUTE_MS) : null;
}

/** A name as it was typed or pasted: out of a sheet it brings tabs and line breaks, which stand for blanks. */
export function typedName(text: string): string {
  return visibleText(text)
    .replace(/\p{Cc}+/gu, " ")
    .trim();
}
