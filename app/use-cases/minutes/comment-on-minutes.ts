import { tokenHash } from "#app/adapters/auth/link-token.server.ts";
import { recordAudit } from "#app/adapters/db/audit-store.server.ts";
import { findInvitationByToken } from "#app/adapters/db/invitation-store.server.ts";
import { countAttempt } from "#app/adapters/db/rate-store.server.ts";
import { lockSession } from "#app/adapters/db/session-store.server.ts";
import { knowsClosed } from "#app/domain/join-request.ts";
import { linkFaded } from "#app/domain/link.ts";
import { MAX_COMMENTS, takesComments } from "#app/domain/minutes.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { participantRoleLabel } from "#app/text/labels.ts";
import { type AppContext, aboutSession, transact } from "../context.ts";

export type CommentRefusal =
  | "unknown-link"
  | "link-ended"
  | "review-over"
  | "too-many-comments"
  | "too-many-attempts"
  | "edited-meanwhile";

const WINDOW_MS = 10 * 60 * 1000;
/** From one address through one link in a window: far more than anyone has to say. */
const MAX_PRESSES = 30;

/**
 * Keeps what somebody called writes to the draft, of one item or as a whole (null). The same words sent twice are
 * kept once.
 */
export async function commentOnMinutes(
  ctx: AppContext,
  input: { token: string; address: string; agendaItemId: string | null; text: string },
): Promise<Result<null, CommentRefusal>> {
  const { token, address, agendaItemId, text } = input;
  const now = ctx.now();
  const hash = tokenHash(token);
  const known = await findInvitationByToken(ctx.db, hash);
  if (!known) return refuse("unknown-link");
  const presses = await countAttempt(ctx.db, `comment:${address}:${hash}`, now, WINDOW_MS);
  if (presses > MAX_PRESSES) return refuse("too-many-attempts");
  return transact(ctx, async (tx): Promise<Result<null, CommentRefusal>> => {
    const session = await lockSession(tx, known.prefectureId, known.sessionId);
    const invitation = await findInvitationByToken(tx, hash);
    if (!session || !invitation) return refuse("unknown-link");
    if (invitation.revokedAt || linkFaded(session, now)) return refuse("link-ended");
    const minutes = await tx.minutes.findUnique({ where: { sessionId: session.id } });
    if (!minutes || !takesComments(minutes, tokyoDate(now))) return refuse("review-over");
    const item = session.agenda.find(({ id }) => id === agendaItemId);
    // An item that is gone, or that is not for them to know of.
    if (agendaItemId && !(item && (item.open || knowsClosed(invitation)))) return refuse("edited-meanwhile");
    const of = { sessionId: session.id, invitationId: invitation.id };
    if (await tx.minutesComment.findFirst({ where: { ...of, agendaItemId, text } })) return ok(null);
    if ((await tx.minutesComment.count({ where: of })) >= MAX_COMMENTS) return refuse("too-many-comments");
    const { id } = await tx.minutesComment.create({
      data: { ...of, prefectureId: session.prefectureId, agendaItemId, text, createdAt: now },
    });
    await recordAudit(
      tx,
      { kind: "participant", id: invitation.id, role: participantRoleLabel[invitation.role] },
      { now, requestId: ctx.requestId },
      { ...aboutSession(session), action: "minutes.comment", after: { commentId: id, agendaItemId } },
    );
    return ok(null);
  });
}
