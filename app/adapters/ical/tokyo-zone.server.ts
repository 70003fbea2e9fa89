import { DateTime } from "luxon";
import type { Instant } from "#app/domain/tokyo-time.ts";

export const TOKYO = "Asia/Tokyo";

const VTIMEZONE = [
  "BEGIN:VTIMEZONE",
  `TZID:${TOKYO}`,
  "BEGIN:STANDARD",
  "DTSTART:19700101T000000",
  "TZOFFSETFROM:+0900",
  "TZOFFSETTO:+0900",
  "TZNAME:JST",
  "END:STANDARD",
  "END:VTIMEZONE",
].join("\r\n");

/**
 * The calendar's zone for ical-generator. Each event names the zone itself: a zone of the whole calendar
 * (`name`) would make its times floating.
 */
export const tokyoZone = { name: null, generator: () => VTIMEZONE };

/**
 * An instant as ical-generator needs it: a native Date with a zone is written in the server's own zone. The
 * locale is fixed because some write other digits.
 */
export function inTokyo(at: Instant): DateTime {
  return DateTime.fromJSDate(at, { zone: TOKYO }).reconfigure({ locale: "en-US", numberingSystem: "latn" });
}
