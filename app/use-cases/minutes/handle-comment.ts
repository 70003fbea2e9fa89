import { lockSession } from "#app/adapters/db/session-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { aboutSession, auditStaff, type StaffContext, transact } from "../context.ts";

export type HandleRefusal = "not-found" | "forbidden" | "edited-meanwhile";

/**
 * Notes that a comment has been dealt with, and what the desk answers: whoever wrote it reads that by their link.
 * `seenAt` is when it had been dealt with last as the page was opened; null where it had not.
 */
export function handleComment(
  ctx: StaffContext,
  input: { sessionId: string; commentId: string; seenAt: Instant | null; reply: string | null },
): Promise<Result<null, HandleRefusal>> {
  return transact(ctx, async (tx): Promise<Result<null, HandleRefusal>> => {
    const session = await lockSession(tx, ctx.actor.prefectureId, input.sessionId);
    const found =
      session && (await tx.minutesComment.findFirst({ where: { id: input.commentId, sessionId: session.id } }));
    if (!session || !found) return refuse("not-found");
    if (!may(ctx.actor, "session.write", session)) return refuse("forbidden");
    if (found.handledAt?.getTime() !== input.seenAt?.getTime()) return refuse("edited-meanwhile");
    const handled = { handledAt: ctx.now(), handledById: ctx.actor.userId };
    await tx.minutesComment.update({ where: { id: found.id }, data: { ...handled, reply: input.reply } });
    await auditStaff(ctx, tx, {
      ...aboutSession(session),
      action: "minutes.handleComment",
      before: { commentId: found.id, handledAt: found.handledAt },
      after: { commentId: found.id, handledAt: handled.handledAt },
    });
    return ok(null);
  });
}
