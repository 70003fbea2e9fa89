import { tokenHash } from "#app/adapters/auth/link-token.server.ts";
import { findInvitationByToken } from "#app/adapters/db/invitation-store.server.ts";
import { findSession } from "#app/adapters/db/session-store.server.ts";
import { fillInviteToken } from "#app/adapters/ical/invite.server.ts";
import { foldLines, unfoldLines } from "#app/adapters/ical/text-lines.server.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { type RsvpRefusal, rsvpClosed } from "#app/domain/rsvp.ts";
import { findSentTo, nextObject } from "../changes/calendars.ts";
import type { AppContext } from "../context.ts";
import { writeCalendar } from "./write-invitation.ts";

/**
 * The session for the calendar of whoever holds the link, as it stands now, under the UID that the mail's has: an
 * entry already there is brought up to date, not doubled, and a later change or cancellation by mail finds it.
 * It names no METHOD, so it is a plain entry and no scheduling message (RFC 5545 3.7.2): a phone adds that at a
 * tap, where a REQUEST asks to be answered, which phones offer only when the calendar's account is the one
 * invited. PUBLISH is no way out: Google cannot cancel it (INTEROP 9).
 */
export async function offerCalendar(
  ctx: AppContext,
  token: string,
): Promise<Result<{ content: string }, RsvpRefusal | "unknown-link">> {
  const now = ctx.now();
  const invitation = await findInvitationByToken(ctx.db, tokenHash(token));
  const session = invitation && (await findSession(ctx.db, invitation.prefectureId, invitation.sessionId));
  if (!invitation || !session) return refuse("unknown-link");
  if (invitation.revokedAt) return refuse("link-ended");
  const open = rsvpClosed(session, now);
  if (!open.ok) return open;
  const { startsAt } = session;
  if (!startsAt) return refuse("session-not-open");
  const { email } = invitation.person;
  const { id: invitationId, name, toldSequence } = invitation;
  const sent = await findSentTo(ctx.db, session.id, { invitationId, email });
  const next = nextObject(session, { ...sent, toldSequence }, "REQUEST");
  const to = { invitationId, name, email: email ?? ctx.settings.mailFrom, ...next };
  const request = writeCalendar({ ...session, startsAt }, to, { settings: ctx.settings, now });
  // Whoever has no mail address is no attendee a calendar could know, and has no organizer to answer.
  const leftOut = email ? /^METHOD:/ : /^(METHOD|ORGANIZER|ATTENDEE)[:;]/;
  const lines = unfoldLines(fillInviteToken(request, token)).filter((line) => !leftOut.test(line));
  return ok({ content: foldLines(lines) });
}
