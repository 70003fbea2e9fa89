import type { Tx } from "#app/adapters/db/database.server.ts";
import { findMail, requeueMail, type StoredMail } from "#app/adapters/db/outbox-store.server.ts";
import { readdressInvite } from "#app/adapters/ical/invite.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { auditStaff, type StaffContext, transact } from "#app/use-cases/context.ts";
import { type Outdated, outdatedAt } from "./fill-mail.ts";

export type ResendRefusal = "not-found" | "forbidden" | "no-mail-server" | Outdated | "no-address" | "not-resendable";

/** Queues a mail that did not arrive anew, as it was written: to the address its recipient has now. */
export async function resendMail(ctx: StaffContext, id: string): Promise<Result<{ mailId: string }, ResendRefusal>> {
  const result = await transact(ctx, (tx) => queueAnew(ctx, tx, id));
  if (result.ok) ctx.wakeMailer();
  return result;
}

/** All mails of a session that could not be sent or came back; `left` cannot be sent any more. */
export async function resendFailed(
  ctx: StaffContext,
  sessionId: string,
): Promise<Result<{ queued: number; left: number }, "not-found" | "forbidden" | "no-mail-server">> {
  const result = await transact(ctx, async (tx) => {
    const session = await tx.session.findFirst({ where: { id: sessionId, prefectureId: ctx.actor.prefectureId } });
    if (!session || !may(ctx.actor, "mail.read", session)) return refuse("not-found");
    if (!may(ctx.actor, "mail.resend", session)) return refuse("forbidden");
    if (!ctx.settings.mailIsDelivered) return refuse("no-mail-server");
    const mails = await tx.outboxMail.findMany({
      where: { sessionId, OR: [{ state: "failed" }, { bouncedAt: { not: null } }] },
      orderBy: { id: "asc" },
      select: { id: true },
    });
    let queued = 0;
    for (const { id } of mails) if ((await queueAnew(ctx, tx, id)).ok) queued += 1;
    return ok({ queued, left: mails.length - queued });
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
  const isCorrected = address !== mail.toAddress;
  const content = mail.calendarMessage && readdressInvite(mail.calendarMessage.content, address);
  const corrected = isCorrected ? { toAddress: address, content: content ?? undefined } : {};
  if (!(await requeueMail(tx, id, { now: ctx.now(), ...corrected }))) return refuse("not-resendable");
  await auditStaff(ctx, tx, {
    prefectureId: mail.prefectureId,
    centerId: mail.centerId,
    sessionId: mail.sessionId,
    action: "mail.resend",
    subject: "OutboxMail",
    subjectId: id,
    // A server's words may name the address: they are for the 送信箱 alone, which is erased with the person.
    before: { state: mail.state, attempts: mail.attempts, returned: mail.bouncedAt !== null },
    after: { state: "queued", isCorrected },
  });
  return ok({ mailId: id });
}

/** Where the recipient is reached now; null: by mail no more. An applicant's stays as it was confirmed. */
export function addressNow({ proxy, invitation, pollParticipant, application, toAddress }: StoredMail): string | null {
  if (proxy) return proxy.response.proxyEmail;
  if (application) return toAddress;
  const called = invitation ?? pollParticipant;
  return called ? called.person.email : toAddress;
}
