import { lockSession } from "#app/adapters/db/session-store.server.ts";
import type { ToldBy } from "#app/domain/change.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { aboutSession, auditStaff, type StaffContext, transact } from "../context.ts";
import { keepTold } from "./tell-changes.ts";
import { findToTell } from "./told.ts";

export type NoteRefusal = "not-found" | "forbidden" | "changed-meanwhile" | "choose-people";

/**
 * Keeps that the desk told people how a session stands, by FAX, post or phone. Of those named, each by their
 * invitation or as the proxy they are, who knows already is left out: a second press changes nothing. `sequence` is the session's as the page showed it.
 */
export function noteTold(
  ctx: StaffContext,
  input: { sessionId: string; sequence: number; people: readonly string[]; by: ToldBy },
): Promise<Result<{ noted: number }, NoteRefusal>> {
  return transact(ctx, async (tx) => {
    const session = await lockSession(tx, ctx.actor.prefectureId, input.sessionId);
    if (!session) return refuse("not-found");
    if (!may(ctx.actor, "invitation.write", session)) return refuse("forbidden");
    if (session.icalSequence !== input.sequence) return refuse("changed-meanwhile");
    if (input.people.length === 0) return refuse("choose-people");
    const named = new Set(input.people);
    const now = ctx.now();
    const waiting = (await findToTell(tx, session, now)).filter(({ invitationId, proxyId }) =>
      named.has(proxyId ?? invitationId),
    );
    if (waiting.length === 0) return ok({ noted: 0 });
    await keepTold(tx, session, waiting, { by: input.by, at: now });
    await auditStaff(ctx, tx, {
      ...aboutSession(session),
      action: "change.note",
      after: {
        ...{ by: input.by, state: session.state, sequence: session.icalSequence },
        told: waiting.map(({ invitationId, proxyId, news }) => ({ invitationId, proxyId, news })),
      },
    });
    return ok({ noted: waiting.length });
  });
}
