import { unfoldLines } from "#app/adapters/ical/text-lines.server.ts";
import { SESSION_FORMATS, type SessionFormat } from "#app/domain/taxonomy.ts";
import { fromTokyo, type Instant } from "#app/domain/tokyo-time.ts";

/** What the recipient's calendar will show of a mail's calendar file. */
export interface CalendarEvent {
  title: string;
  startsAt: Instant | null;
  endsAt: Instant | null;
  place: string;
  /** Null in one written before it stood there. */
  format: SessionFormat | null;
  organizer: string;
  description: string;
}

/** Reads a calendar that adapters/ical/invite wrote: one event, its times in Asia/Tokyo. */
export function readCalendar(content: string): CalendarEvent {
  const lines = unfoldLines(content);
  const event = lines.slice(lines.indexOf("BEGIN:VEVENT"), lines.indexOf("BEGIN:VALARM"));
  const propertyOf = (name: string) => {
    const line = event.find((each) => each.startsWith(`${name}:`) || each.startsWith(`${name};`)) ?? "";
    // A parameter in quotes may hold a colon.
    return line.match(/^[^":]*(?:"[^"]*"[^":]*)*:(.*)$/)?.[1] ?? "";
  };
  return {
    title: plainText(propertyOf("SUMMARY")),
    startsAt: readTime(propertyOf("DTSTART")),
    endsAt: readTime(propertyOf("DTEND")),
    place: plainText(propertyOf("LOCATION")),
    format: SESSION_FORMATS.find((format) => format === propertyOf("X-RENKEI-FORMAT")) ?? null,
    organizer: propertyOf("ORGANIZER").replace(/^mailto:/i, ""),
    description: plainText(propertyOf("DESCRIPTION")),
  };
}

const AN_ADDRESS = /(?:^| \/ )(https?:\/\/\S+)$/;

/** Where it is, as adapters/ical put the place and the address to join at into one line. */
export function readPlace(place: string): { venue: string | null; onlineUrl: string | null } {
  const [address, onlineUrl = null] = place.match(AN_ADDRESS) ?? [];
  return { venue: place.slice(0, place.length - (address?.length ?? 0)) || null, onlineUrl };
}

/** TEXT without its escapes. Source: RFC 5545 3.3.11. */
function plainText(value: string): string {
  return value.replace(/\\(.)/g, (_, escaped: string) => (escaped.toLowerCase() === "n" ? "\n" : escaped));
}

function readTime(value: string): Instant | null {
  const [, year, month, day, hour, minute] = value.match(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)/) ?? [];
  return year ? fromTokyo(`${year}-${month}-${day}`, `${hour}:${minute}`) : null;
}
