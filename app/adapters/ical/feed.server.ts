import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { FeedStatus } from "#app/domain/feed.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import {
  cleanLine,
  cleanMailbox,
  cleanPlace,
  cleanText,
  cleanUri,
  escapeText,
  mendCalendar,
} from "./text-lines.server.ts";
import { inTokyo, TOKYO, tokyoZone } from "./tokyo-zone.server.ts";

export interface FeedEntry {
  /** The session's, the same as in the mails to those called. */
  uid: string;
  sequence: number;
  createdAt: Instant;
  /** When what is told here last changed: the bytes are the same until it does. */
  changedAt: Instant;
  status: FeedStatus;
  title: string;
  startsAt: Instant;
  endsAt: Instant;
  place: string | null;
  onlineUrl: string | null;
  description: string;
  /** A page of ours, never a personal one; null where there is none for this reader. */
  url: string | null;
  organizer: { name: string; email: string };
}

export interface FeedFacts {
  /** What a calendar calls it. */
  name: string;
  entries: readonly FeedEntry[];
}

const STATUS: Record<FeedStatus, ICalEventStatus> = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
};

/** How often clients are asked to look again, in seconds. */
const REFRESH = 60 * 60;

/** A calendar to subscribe to. Its bytes depend on the facts alone; it names nobody called. Source: INTEROP 1–6, 16. */
export function writeFeed({ name, entries }: FeedFacts): string {
  const calendar = ical({
    prodId: "//Renkei//Renkei//JA",
    method: ICalCalendarMethod.PUBLISH,
    name: escapeText(cleanLine(name)),
    ttl: REFRESH,
    timezone: tokyoZone,
  });
  for (const entry of entries) {
    calendar.createEvent({
      id: escapeText(cleanLine(entry.uid)),
      sequence: entry.sequence,
      stamp: inTokyo(entry.changedAt),
      created: inTokyo(entry.createdAt),
      lastModified: inTokyo(entry.changedAt),
      timezone: TOKYO,
      start: inTokyo(entry.startsAt),
      end: inTokyo(entry.endsAt),
      summary: cleanLine(entry.title),
      location: cleanPlace(entry),
      description: cleanText(entry.description),
      ...(entry.url ? { url: cleanUri(entry.url) } : {}),
      status: STATUS[entry.status],
      organizer: cleanMailbox(entry.organizer),
    });
  }
  const content = calendar.toString();
  return mendCalendar(entries.length > 0 ? content : withZone(content));
}

/** A calendar holds one component at least (RFC 5545 3.6); ical-generator writes the zone for its events alone. */
function withZone(content: string): string {
  return content.replace(/END:VCALENDAR\s*$/, `${tokyoZone.generator()}\r\nEND:VCALENDAR`);
}
