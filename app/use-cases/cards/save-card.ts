import { findCardOf, writeCard } from "#app/adapters/db/card-store.server.ts";
import { lockSession } from "#app/adapters/db/session-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { type CardRefusal, type CardStep, type CardText, takeCardStep } from "#app/domain/practice-card.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { aboutSession, auditStaff, type StaffContext, transact } from "../context.ts";

export type SaveCardRefusal = "not-found" | "forbidden" | "edited-meanwhile" | CardRefusal;

/** Writes the card of a held session. `version` is of the card as its form showed it, null where there was none. */
export function saveCard(
  ctx: StaffContext,
  input: { sessionId: string; version: number | null; card: CardText; step: CardStep },
): Promise<Result<{ cardId: string }, SaveCardRefusal>> {
  return transact(ctx, async (tx) => {
    const session = await lockSession(tx, ctx.actor.prefectureId, input.sessionId);
    if (!session) return refuse("not-found");
    if (!may(ctx.actor, "session.write", session)) return refuse("forbidden");
    const before = await findCardOf(tx, session.id);
    if ((before?.version ?? null) !== input.version) return refuse("edited-meanwhile");
    const { card, step } = input;
    const taken = takeCardStep({ ...card, publishedAt: before?.publishedAt ?? null }, step, {
      sessionState: session.state,
      now: ctx.now(),
    });
    if (!taken.ok) return taken;
    const publishedAt = taken.value;
    const cardId = await writeCard(tx, session, { ...card, publishedAt }, ctx.now());
    // Not its text: a lecturer stands in it, who can ask to be taken out.
    await auditStaff(ctx, tx, {
      ...aboutSession(session),
      action: `card.${step}`,
      subject: "PracticeCard",
      subjectId: cardId,
      before: before && { publishedAt: before.publishedAt },
      after: { publishedAt },
    });
    return ok({ cardId });
  });
}
