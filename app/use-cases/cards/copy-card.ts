import { findCard } from "#app/adapters/db/card-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { isCardShown } from "#app/domain/practice-card.ts";
import { type Result, refuse } from "#app/domain/result.ts";
import type { StaffContext } from "../context.ts";
import { planSession, type SaveRefusal, type SessionInput } from "../sessions/save-session.ts";

/** Plans a session like the one a card tells of, as a draft of the reader's own center; date and people are its own. */
export async function copyCard(
  ctx: StaffContext,
  input: { cardId: string; centerId: string },
): Promise<Result<{ id: string }, SaveRefusal>> {
  const card = await findCard(ctx.db, ctx.actor.prefectureId, input.cardId);
  if (!card) return refuse("not-found");
  if (!may(ctx.actor, isCardShown(card) ? "session.readPublished" : "session.read", card)) return refuse("forbidden");
  const { title, theme, session } = card;
  const plan: SessionInput = {
    title,
    category: session.category,
    format: session.format,
    theme,
    tags: session.tags.map(({ kind, value }) => ({ kind, value })),
    agenda: session.agenda.map((item) => ({
      id: null,
      part: item.part,
      title: item.title,
      kind: item.kind,
      open: item.open,
      presenter: null,
      presenterRole: item.presenterRole,
      minutes: item.minutes,
      topics: item.topics.map(({ topic }) => topic),
      carriedFromId: null,
    })),
    ...{ startsAt: null, endsAt: null, answerBy: null, venue: null, onlineUrl: null, series: null, round: null },
    ...{ capacity: null, onlineCapacity: null, notice: null, note: null, bodyIds: [], coHostIds: [] },
  };
  return planSession(ctx, { centerId: input.centerId, input: plan, schedule: false });
}
