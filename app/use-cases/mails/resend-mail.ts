import { findMail, requeueMail } from "#app/adapters/db/outbox-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { auditStaff, type StaffContext, transact } from "#app/use-cases/context.ts";
import { type Outdated, outdated } from "./fill-mail.ts";

export type ResendRefusal = "not-found" | "forbidden" | "no-mail-server" | Outdated | "not-resendable";

/** Queues a failed or kept mail anew, as it was written. */
export async function resendMail(ctx: StaffContext, id: string): Promise<Result<{ mailId: string }, ResendRefusal>> {
  const now = ctx.now();
  const result = await transact(ctx, async (tx) => {
    const mail = await findMail(tx, { id, prefectureId: ctx.actor.prefectureId });
    if (!mail || !may(ctx.actor, "mail.read", mail)) return refuse("not-found");
    if (!may(ctx.actor, "mail.resend", mail)) return refuse("forbidden");
    if (!ctx.settings.mailIsDelivered) return refuse("no-mail-server");
    const stale = outdated(mail);
    if (stale) return refuse(stale);
    if (!(await requeueMail(tx, id, now))) return refuse("not-resendable");
    await auditStaff(ctx, tx, {
      prefectureId: mail.prefectureId,
      centerId: mail.centerId,
      sessionId: mail.sessionId,
      action: "mail.resend",
      subject: "OutboxMail",
      subjectId: id,
      before: { state: mail.state, attempts: mail.attempts, lastError: mail.lastError },
      after: { state: "queued" },
    });
    return ok({ mailId: id });
  });
  if (result.ok) ctx.wakeMailer();
  return result;
}
