import ical, {
  ICalAlarmType,
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
} from "ical-generator";
import { fillToken } from "#app/domain/link.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import {
  cleanLine,
  cleanMailbox,
  cleanPlace,
  cleanText,
  cleanUri,
  escapeText,
  foldLines,
  mendCalendar,
  unfoldLines,
} from "./text-lines.server.ts";
import { inTokyo, TOKYO, tokyoZone } from "./tokyo-zone.server.ts";

interface Mailbox {
  name: string;
  email: string;
}

export interface InviteFacts {
  method: "REQUEST" | "CANCEL";
  /** The session's, the same for everyone and for its whole life. */
  uid: string;
  sequence: number;
  stampedAt: Instant;
  createdAt: Instant;
  title: string;
  startsAt: Instant;
  endsAt: Instant;
  place: string | null;
  onlineUrl: string | null;
  description: string;
  /** The recipient's answering page. */
  url: string;
  organizer: Mailbox;
  /** Only the recipient: nobody learns who else was invited. */
  attendee: Mailbox;
}

const A_DAY_IN_SECONDS = 24 * 60 * 60;

/** The calendar object of one recipient's mail. Its bytes depend on the facts alone. Source: INTEROP 1–9. */
export function writeInvite(facts: InviteFacts): string {
  const requested = facts.method === "REQUEST";
  const calendar = ical({
    prodId: "//Renkei//Renkei//JA",
    method: requested ? ICalCalendarMethod.REQUEST : ICalCalendarMethod.CANCEL,
    timezone: tokyoZone,
  });
  calendar.createEvent({
    id: escapeText(cleanLine(facts.uid)),
    sequence: facts.sequence,
    stamp: inTokyo(facts.stampedAt),
    created: inTokyo(facts.createdAt),
    lastModified: inTokyo(facts.stampedAt),
    timezone: TOKYO,
    start: inTokyo(facts.startsAt),
    end: inTokyo(facts.endsAt),
    summary: cleanLine(facts.title),
    location: cleanPlace(facts),
    description: cleanText(facts.description),
    url: cleanUri(facts.url),
    status: requested ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    organizer: cleanMailbox(facts.organizer),
    attendees: [
      {
        ...cleanMailbox(facts.attendee),
        role: ICalAttendeeRole.REQ,
        // What is cancelled asks for no answer.
        ...(requested ? { status: ICalAttendeeStatus.NEEDSACTION, rsvp: true } : {}),
      },
    ],
    alarms: requested ? [{ type: ICalAlarmType.display, trigger: A_DAY_IN_SECONDS }] : [],
  });
  return mendCalendar(calendar.toString());
}

/** The same calendar for a recipient who is reached at another address now: replies are matched by it. */
export function readdressInvite(content: string, email: string): string {
  const lines = unfoldLines(content).map((line) =>
    line.startsWith("ATTENDEE") ? line.replace(/:mailto:.*$/i, () => `:MAILTO:${cleanUri(email)}`) : line,
  );
  return foldLines(lines);
}

/** Puts the recipient's token where the kept calendar holds its placeholder, which folding may have cut. */
export function fillInviteToken(content: string, token: string): string {
  return foldLines(unfoldLines(content).map((line) => fillToken(line, token)));
}
