import ICAL from "ical.js";
import type { CalendarReply, ReplyAttendee } from "#app/domain/calendar-reply.ts";
import { fromTokyo, type Instant } from "#app/domain/tokyo-time.ts";

/** Longer ones are no reply to an invitation; reading them would hold up everyone else. */
const MOST_CHARACTERS = 200_000;

/** What a client sent back; null for what no calendar could read either. Source: INTEROP 14. */
export function readReply(text: string): CalendarReply | null {
  if (text.length > MOST_CHARACTERS) return null;
  try {
    return replyIn(new ICAL.Component(ICAL.parse(text.trim())));
  } catch {
    // ical.js throws on a missing end, junk, an empty text, two calendars, and dates that are none.
    return null;
  }
}

function replyIn(calendar: ICAL.Component): CalendarReply | null {
  const [event, ...more] = calendar.getAllSubcomponents("vevent");
  const method = textOf(calendar, "method");
  const uid = event && textOf(event, "uid");
  if (!event || !method || !uid || more.length > 0) return null;
  const sequence = Number(textOf(event, "sequence") ?? Number.NaN);
  return {
    method: method.toUpperCase(),
    uid,
    sequence: Number.isSafeInteger(sequence) && sequence >= 0 ? sequence : null,
    stampedAt: instantOf(event, "dtstamp"),
    attendees: event.getAllProperties("attendee").map(attendeeOf),
    comment: commentOf(event),
    product: textOf(calendar, "prodid") ?? "",
    startsAt: instantOf(event, "dtstart"),
    endsAt: instantOf(event, "dtend"),
  };
}

function attendeeOf(property: ICAL.Property): ReplyAttendee {
  const parameter = (name: string) => [property.getParameter(name) ?? []].flat().map(String);
  return {
    address: addressOf(String(property.getFirstValue())),
    name: parameter("cn")[0] ?? null,
    partstat: (parameter("partstat")[0] ?? "NEEDS-ACTION").toUpperCase(),
    delegatedTo: parameter("delegated-to").map(addressOf),
    delegatedFrom: parameter("delegated-from").map(addressOf),
  };
}

function addressOf(uri: string): string {
  return uri
    .trim()
    .replace(/^mailto:/i, "")
    .toLowerCase();
}

function textOf(component: ICAL.Component, name: string): string | null {
  const value = component.getFirstPropertyValue(name);
  return value === null || value === undefined ? null : String(value).trim();
}

function commentOf(event: ICAL.Component): string | null {
  const comments = event.getAllProperties("comment").map((property) => String(property.getFirstValue()).trim());
  return comments.filter(Boolean).join("\n") || null;
}

/** Null for a whole day, and for a zone that the object does not describe. */
function instantOf(event: ICAL.Component, name: string): Instant | null {
  const property = event.getFirstProperty(name);
  const value = property?.getFirstValue();
  if (!property || !(value instanceof ICAL.Time) || value.isDate) return null;
  const zone = property.getParameter("tzid");
  if (value.zone?.tzid !== "floating") return value.toJSDate();
  // Tokyo has no summer time: its name alone is enough, and a time without a zone is meant as read here.
  if (zone !== undefined && !/tokyo|japan|osaka|sapporo|jst|東京|大阪/i.test(String(zone))) return null;
  const [date = "", time = ""] = value.toString().split("T");
  return fromTokyo(date, time.slice(0, 5));
}
