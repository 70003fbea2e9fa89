import { queueMail } from "#app/adapters/db/outbox-store.server.ts";
import { findCalledToRemind, keepReminder } from "#app/adapters/db/reminder-store.server.ts";
import { lockSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { rsvpClosed, withOwnDeadline } from "#app/domain/rsvp.ts";
import { isOn } from "#app/domain/session.ts";
import { type Instant, tokyoDate } from "#app/domain/tokyo-time.ts";
import { aboutSession, auditStaff, type StaffContext, transact } from "../context.ts";
import { type SilentOne, silentIn } from "./find-due.ts";
import { remindContacts } from "./remind-contacts.ts";
import { writeReminder } from "./write-reminder.ts";

export type RemindRefusal = "not-found" | "forbidden" | "session-closed" | "nobody-to-mail";

/**
 * Asks again everyone who has not answered, still can and has a mail address. Whoever was asked since `seenAt`, when
 * the page with the button was made, is left alone: pressed twice, it sends once.
 */
export async function remindSilentNow(
  ctx: StaffContext,
  input: { sessionId: string; seenAt: Instant },
): Promise<Result<{ mails: number }, RemindRefusal>> {
  const now = ctx.now();
  const result = await transact(ctx, async (tx) => {
    const session = await lockSession(tx, ctx.actor.prefectureId, input.sessionId);
    if (!session) return refuse("not-found");
    if (!may(ctx.actor, "invitation.write", session)) return refuse("forbidden");
    if (!isOn(session, now)) return refuse("session-closed");
    const silent = stillAsked(session, silentIn(session, await findCalledToRemind(tx, session.id)), now);
    if (silent.length === 0) return refuse("nobody-to-mail");
    const due = silent.filter(({ askedAt }) => askedAt < input.seenAt);
    for (const to of due) {
      const { invitationId, kind } = to;
      // About the day it was asked for: the clock's own, about the deadline, is another.
      await keepReminder(tx, { invitationId, kind, about: tokyoDate(now), queuedAt: now });
      if (to.byContact) continue;
      const mail = writeReminder(session, to, [], { settings: ctx.settings, now });
      await queueMail(tx, mail, { now, mailFrom: ctx.settings.mailFrom });
    }
    if (due.length === 0) return ok({ mails: 0 });
    await remindContacts(ctx, tx, session, due);
    const reminded = due.map(({ invitationId }) => invitationId);
    await auditStaff(ctx, tx, { ...aboutSession(session), action: "reminder.ask", after: { reminded } });
    return ok({ mails: due.length });
  });
  if (result.ok && result.value.mails > 0) ctx.wakeMailer();
  return result;
}

/** Those whose own deadline is not over: the others could only decline. */
export function stillAsked(session: SessionWithPlan, silent: readonly SilentOne[], now: Instant): SilentOne[] {
  return silent.filter(({ called }) => {
    const open = rsvpClosed(withOwnDeadline(session, called.sentAt), now);
    return open.ok && open.value === "open";
  });
}
