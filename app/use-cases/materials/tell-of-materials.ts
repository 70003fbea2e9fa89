import { queueMail } from "#app/adapters/db/outbox-store.server.ts";
import { lockSession } from "#app/adapters/db/session-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { senderName } from "#app/mail/letter.ts";
import { aboutSession, auditStaff, type StaffContext, transact } from "../context.ts";
import { findTelling, type TellClosed, writeMaterialsMail } from "./preview-materials-mail.ts";

export type TellRefusal = "not-found" | "forbidden" | "edited-meanwhile" | "nobody-to-tell" | TellClosed;

/**
 * Tells by mail whoever has not declined of the materials for invitees. `version`, `lastSentAt` and `materialIds` are
 * of the session as it was looked at: one that has changed since sends nothing, and nobody is told twice by a second
 * press.
 */
export async function tellOfMaterials(
  ctx: StaffContext,
  input: { sessionId: string; version: number; lastSentAt: Instant | null; materialIds: readonly string[] },
): Promise<Result<{ mails: number }, TellRefusal>> {
  const now = ctx.now();
  const result = await transact(ctx, async (tx): Promise<Result<{ mails: number }, TellRefusal>> => {
    const session = await lockSession(tx, ctx.actor.prefectureId, input.sessionId);
    if (!session) return refuse("not-found");
    if (!may(ctx.actor, "invitation.write", session)) return refuse("forbidden");
    if (session.version !== input.version) return refuse("edited-meanwhile");
    const telling = await findTelling(tx, session);
    if (!telling.ok) return telling;
    if (session.materialsSentAt?.getTime() !== input.lastSentAt?.getTime()) return ok({ mails: 0 });
    const { people, materials, materialIds } = telling.value;
    if (materialIds.join() !== input.materialIds.join()) return refuse("edited-meanwhile");
    const mailed = people.flatMap((to) => (to.email ? [{ ...to, email: to.email }] : []));
    if (mailed.length === 0) return refuse("nobody-to-tell");
    for (const to of mailed) {
      await queueMail(
        tx,
        {
          prefectureId: session.prefectureId,
          centerId: session.centerId,
          sessionId: session.id,
          invitationId: to.invitationId,
          tokenGeneration: to.tokenGeneration,
          sequence: null,
          kind: "materials",
          fromName: senderName(session.center),
          replyTo: session.center.email,
          toName: to.name,
          toAddress: to.email,
          ...writeMaterialsMail(ctx, session, materials, to),
          calendar: null,
        },
        { now, mailFrom: ctx.settings.mailFrom },
      );
    }
    await tx.session.update({ where: { id: session.id }, data: { materialsSentAt: now } });
    await auditStaff(ctx, tx, {
      ...aboutSession(session),
      action: "material.tell",
      before: { materialsSentAt: session.materialsSentAt },
      after: { materialsSentAt: now, invitations: mailed.map(({ invitationId }) => invitationId) },
    });
    return ok({ mails: mailed.length });
  });
  if (result.ok && result.value.mails > 0) ctx.wakeMailer();
  return result;
}
