import { queueMail } from "#app/adapters/db/outbox-store.server.ts";
import type { PollParticipant, PollWithReplies } from "#app/adapters/db/poll-store.server.ts";
import { mailAddress } from "#app/domain/contact.ts";
import { isSilent, pollWindow } from "#app/domain/poll.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";
import { aboutPoll, askedOf, lockPoll, type PollRowRefusal } from "./read-poll.ts";
import { pollMail, writeAsking } from "./write-poll-mail.ts";

/**
 * Asks again everyone who has a date left to mark and has a mail address. Whoever was reminded since `seenAt`, when
 * the page that asks for it was made, is left alone: pressed twice, it sends once.
 */
export async function remindSilent(
  ctx: StaffContext,
  input: { sessionId: string; seenAt: Instant },
): Promise<Result<{ mails: number }, PollRowRefusal | "poll-deadline-passed" | "nobody-to-mail">> {
  const now = ctx.now();
  const result = await transact(ctx, async (tx) => {
    const locked = await lockPoll(ctx, tx, input.sessionId, "invitation.write");
    if (!locked.ok) return locked;
    const { session, poll } = locked.value;
    if (isLate(poll, now)) return refuse("poll-deadline-passed");
    const mailable = silentIn(poll).flatMap((participant) => {
      const email = mailAddress(participant.person);
      return email ? [{ ...participant, email }] : [];
    });
    if (mailable.length === 0) return refuse("nobody-to-mail");
    const due = mailable.filter(({ remindedAt }) => !remindedAt || remindedAt < input.seenAt);
    for (const participant of due) {
      const { id: participantId, tokenGeneration, name, email } = participant;
      const content = writeAsking("datePollReminder", session, poll, participant, { settings: ctx.settings, now });
      const to = { participantId, tokenGeneration, name, email };
      const mail = pollMail("datePollReminder", session, to, content);
      await queueMail(tx, mail, { now, mailFrom: ctx.settings.mailFrom });
    }
    const reminded = due.map(({ id }) => id);
    if (reminded.length === 0) return ok({ mails: 0 });
    await tx.pollParticipant.updateMany({ where: { id: { in: reminded } }, data: { remindedAt: now } });
    await auditStaff(ctx, tx, { ...aboutPoll(session, poll.id), action: "poll.remind", after: { reminded } });
    return ok({ mails: reminded.length });
  });
  if (result.ok && result.value.mails > 0) ctx.wakeMailer();
  return result;
}

/** Those asked who have a date left to mark. */
export function silentIn(poll: PollWithReplies): PollParticipant[] {
  return poll.participants.filter((participant) => isSilent(askedOf(participant), poll.options));
}

export function isLate(poll: PollWithReplies, now: Instant): boolean {
  const window = pollWindow(poll, now);
  return window.ok && window.value === "late";
}
