import { lockSession } from "#app/adapters/db/session-store.server.ts";
import type { ToldBy } from "#app/domain/change.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { aboutSession, auditStaff, type StaffContext, transact } from "../context.ts";
import { findToTell } from "./told.ts";

export type NoteRefusal = "not-found" | "forbidden" | "changed-meanwhile" | "choose-people";

/**
 * Keeps that the desk told people how a session stands, by FAX, post or phone. Of those named, who knows already is
 * left out: a second press changes nothing. `sequence` is the session's as the page showed it.
 */
export function noteTold(
  ctx: StaffContext,
  input: { sessionId: string; sequence: number; invitationIds: readonly string[]; by: ToldBy },
): Promise<Result<{ noted: number }, NoteRefusal>> {
  return transact(ctx, async (tx) => {
    const session = await lockSession(tx, ctx.actor.prefectureId, input.sessionId);
    if (!session) return refuse("not-found");
    if (!may(ctx.actor, "invitation.write", session)) return refuse("forbidden");
    if (session.icalSequence !== input.sequence) return refuse("changed-meanwhile");
    if (input.invitationIds.length === 0) return refuse("choose-people");
    const named = new Set(input.invitationIds);
    const now = ctx.now();
    const waiting = (await findToTell(tx, session, now)).filter(
      ({ invitationId, proxyId }) => proxyId === null && named.has(invitationId),
    );
    if (waiting.length === 0) return ok({ noted: 0 });
    await tx.invitation.updateMany({
      where: { id: { in: waiting.map(({ invitationId }) => invitationId) } },
      data: { toldSequence: session.icalSequence, toldAt: now },
    });
    await auditStaff(ctx, tx, {
      ...aboutSession(session),
      action: "change.note",
      after: {
        ...{ by: input.by, state: session.state, sequence: session.icalSequence },
        told: waiting.map(({ invitationId, news }) => ({ invitationId, news })),
      },
    });
    return ok({ noted: waiting.length });
  });
}
