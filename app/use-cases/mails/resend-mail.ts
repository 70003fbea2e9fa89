import type { Tx } from "#app/adapters/db/database.server.ts";
import { findOpenFailures } from "#app/adapters/db/mail-log-store.server.ts";
import { findMail, readdressMail, requeueMail, type StoredMail } from "#app/adapters/db/outbox-store.server.ts";
import { readdressInvite } from "#app/adapters/ical/invite.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { auditStaff, type StaffContext, transact } from "#app/use-cases/context.ts";
import { type Outdated, outdatedAt } from "./fill-mail.ts";

export type ResendRefusal =
  | "not-found"
  | "forbidden"
  | "no-mail-server"
  | Outdated
  | "no-address"
  | "told-since"
  | "resent-already"
  | "not-resendable";

/**
 * Queues a mail that did not arrive anew, as it was written: to the address its recipient has now. Where that is
 * another, it is a mail of its own, and the one that failed stays as it went. Gives the mail that is queued.
 */
export async function resendMail(ctx: StaffContext, id: string): Promise<Result<{ mailId: string }, ResendRefusal>> {
  const result = await transact(ctx, (tx) => queueAnew(ctx, tx, id));
  if (result.ok) ctx.wakeMailer();
  return result;
}

/** All mails of a session that did not arrive and that somebody still waits for; `left` cannot be sent any more. */
export async function resendFailed(
  ctx: StaffContext,
  sessionId: string,
): Promise<Result<{ queued: number; left: number }, "not-found" | "forbidden" | "no-mail-server">> {
  const result = await transact(ctx, async (tx) => {
    const session = await tx.session.findFirst({ where: { id: sessionId, prefectureId: ctx.actor.prefectureId } });
    if (!session || !may(ctx.actor, "mail.read", session)) return refuse("not-found");
    if (!may(ctx.actor, "mail.resend", session)) return refuse("forbidden");
    if (!ctx.settings.mailIsDelivered) return refuse("no-mail-server");
    const open = await findOpenFailures(
      tx,
      { prefectureId: session.prefectureId, centerId: undefined },
      { sessionId },
      ctx.now(),
    );
    let queued = 0;
    // The newest first: of two to one person, the older one would say what is over.
    for (const id of open) if ((await queueAnew(ctx, tx, id)).ok) queued += 1;
    return ok({ queued, left: open.length - queued });
  });
  if (result.ok && result.value.queued > 0) ctx.wakeMailer();
  return result;
}

async function queueAnew(ctx: StaffContext, tx: Tx, id: string): Promise<Result<{ mailId: string }, ResendRefusal>> {
  const mail = await findMail(tx, { id, prefectureId: ctx.actor.prefectureId });
  if (!mail || !may(ctx.actor, "mail.read", mail)) return refuse("not-found");
  if (!may(ctx.actor, "mail.resend", mail)) return refuse("forbidden");
  if (!ctx.settings.mailIsDelivered) return refuse("no-mail-server");
  const stale = outdatedAt(mail, ctx.now());
  if (stale) return refuse(stale);
  const address = addressNow(mail);
  if (!address) return refuse("no-address");
  if (mail.followedBy) return refuse("resent-already");
  if (await isPassed(tx, mail, address)) return refuse("told-since");
  const isCorrected = address !== mail.toAddress;
  const mailId = isCorrected ? await sendTo(ctx, tx, mail, address) : (await requeueMail(tx, id, ctx.now())) && id;
  if (!mailId) return refuse("not-resendable");
  await auditStaff(ctx, tx, {
    prefectureId: mail.prefectureId,
    centerId: mail.centerId,
    sessionId: mail.sessionId,
    action: "mail.resend",
    subject: "OutboxMail",
    subjectId: id,
    // A server's words may name the address: they are for the 送信箱 alone, which is erased with the person.
    before: { state: mail.state, attempts: mail.attempts, returned: mail.bouncedAt !== null },
    after: { state: "queued", isCorrected, mailId },
  });
  return ok({ mailId });
}

function sendTo(ctx: StaffContext, tx: Tx, mail: StoredMail, address: string): Promise<string | null> {
  const content = mail.calendarMessage && readdressInvite(mail.calendarMessage.content, address);
  return readdressMail(tx, mail, { address, content }, { now: ctx.now(), mailFrom: ctx.settings.mailFrom });
}

/** Whether something newer went to the address' calendar, or is about to: along one address SEQUENCE only rises. */
async function isPassed(tx: Tx, { sessionId, calendarMessage, ...mail }: StoredMail, toAddress: string) {
  if (!sessionId || !calendarMessage) return false;
  const arrives = { state: { not: "failed" }, bouncedAt: null } as const;
  const newer = await tx.outboxMail.count({
    where: {
      ...{ id: { not: mail.id }, sessionId, toAddress, ...arrives },
      calendarMessage: { sequence: { gt: calendarMessage.sequence } },
    },
  });
  return newer > 0;
}

/** Where the recipient is reached now; null: by mail no more. An applicant's stays as it was confirmed. */
export function addressNow({ proxy, invitation, pollParticipant, application, toAddress }: StoredMail): string | null {
  if (proxy) return proxy.response.proxyEmail;
  if (application) return toAddress;
  const called = invitation ?? pollParticipant;
  return called ? called.person.email : toAddress;
}
