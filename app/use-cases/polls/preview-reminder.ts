import { findOpenPoll, type PollParticipant } from "#app/adapters/db/poll-store.server.ts";
import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { mailAddress } from "#app/domain/contact.ts";
import { fillToken } from "#app/domain/link.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { tokenToCome } from "#app/text/rsvp.ts";
import type { StaffContext } from "../context.ts";
import type { PollRowRefusal } from "./read-poll.ts";
import { isLate, silentIn } from "./remind-silent.ts";
import { writeAsking } from "./write-poll-mail.ts";

export interface ReminderPreview {
  session: SessionWithPlan;
  /** Those who have a date left to mark, each with whether a mail reaches them. */
  silent: PollParticipant[];
  /** What the first of them will read. */
  mail: { toName: string; toAddress: string; subject: string; text: string } | null;
  deadlinePassed: boolean;
}

/** Whom a reminder would reach. Changes nothing. */
export async function previewReminder(
  ctx: StaffContext,
  input: { sessionId: string },
): Promise<Result<ReminderPreview, PollRowRefusal>> {
  const now = ctx.now();
  const session = await findSession(ctx.db, ctx.actor.prefectureId, input.sessionId);
  if (!session) return refuse("not-found");
  if (!may(ctx.actor, "invitation.write", session)) return refuse("forbidden");
  const poll = await findOpenPoll(ctx.db, session.id);
  if (!poll) return refuse("poll-over");
  const silent = silentIn(poll);
  const first = silent.find(({ person }) => mailAddress(person));
  const email = first && mailAddress(first.person);
  const content = first && writeAsking("datePollReminder", session, poll, first, { settings: ctx.settings, now });
  return ok({
    session,
    silent,
    mail:
      first && email && content
        ? {
            toName: first.name,
            toAddress: email,
            subject: content.subject,
            text: fillToken(content.text, tokenToCome),
          }
        : null,
    deadlinePassed: isLate(poll, now),
  });
}
