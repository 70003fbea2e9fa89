import { recordAudit } from "#app/adapters/db/audit-store.server.ts";
import { findMaterialsForInvitees } from "#app/adapters/db/material-store.server.ts";
import { queueMail } from "#app/adapters/db/outbox-store.server.ts";
import { findSessionsToRemind, insertReminder } from "#app/adapters/db/reminder-store.server.ts";
import { findSession, lockSession } from "#app/adapters/db/session-store.server.ts";
import { isOn } from "#app/domain/session.ts";
import { type AppContext, aboutSession } from "../context.ts";
import { findDue } from "./find-due.ts";
import { remindContacts } from "./remind-contacts.ts";
import { writeReminder } from "./write-reminder.ts";

/** By whom reminders go out, where nobody sends them. */
const CLOCK = { kind: "system", name: "reminders" } as const;

/**
 * Queues the reminders that are due. Each session by itself with its row held, a mail in one transaction with the
 * record of it: of several processes one does it, and one that dies halfway leaves nothing of that session behind.
 */
export async function sendDueReminders(ctx: AppContext): Promise<{ mails: number }> {
  const now = ctx.now();
  let mails = 0;
  for (const { id, prefectureId } of await findSessionsToRemind(ctx.db, now)) {
    // Most have nothing due: those are read without holding their row.
    const seen = await findSession(ctx.db, prefectureId, id);
    if (!seen || (await findDue(ctx.db, seen, now)).length === 0) continue;
    mails += await remindOf(ctx, { id, prefectureId });
  }
  if (mails > 0) ctx.wakeMailer();
  return { mails };
}

function remindOf(ctx: AppContext, { id, prefectureId }: { id: string; prefectureId: string }): Promise<number> {
  const now = ctx.now();
  return ctx.db.$transaction(async (tx) => {
    const session = await lockSession(tx, prefectureId, id);
    if (!session || !isOn(session, now)) return 0;
    const due = await findDue(tx, session, now);
    if (due.length === 0) return 0;
    const materials = await findMaterialsForInvitees(tx, id);
    for (const to of due) {
      const { invitationId, kind, about } = to;
      await insertReminder(tx, { invitationId, kind, about, queuedAt: now });
      if (to.byContact) continue;
      const mail = writeReminder(session, to, materials, { settings: ctx.settings, now });
      await queueMail(tx, mail, { now, mailFrom: ctx.settings.mailFrom });
    }
    await remindContacts(ctx, tx, session, due);
    await recordAudit(
      tx,
      CLOCK,
      { now, requestId: ctx.requestId },
      {
        ...aboutSession(session),
        action: "reminder.send",
        after: {
          reminded: due.map(({ invitationId, proxyId, kind, about }) => ({ invitationId, proxyId, kind, about })),
        },
      },
    );
    return due.length;
  });
}
