import { type CardWithSession, findCard } from "#app/adapters/db/card-store.server.ts";
import { centersReached, may } from "#app/domain/permission.ts";
import { isCardShown } from "#app/domain/practice-card.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { StaffContext } from "../context.ts";

export interface ShownCard {
  card: CardWithSession;
  mayWrite: boolean;
  /** The centers a copy can be made for. */
  copyTo: { id: string; name: string }[];
}

/** A card: published, every center's; before that, its own desk's. */
export async function showCard(ctx: StaffContext, id: string): Promise<Result<ShownCard, "not-found" | "forbidden">> {
  const card = await findCard(ctx.db, ctx.actor.prefectureId, id);
  if (!card) return refuse("not-found");
  if (!may(ctx.actor, isCardShown(card) ? "session.readPublished" : "session.read", card)) return refuse("forbidden");
  return ok({ card, mayWrite: may(ctx.actor, "session.write", card), copyTo: await centersToPlanFor(ctx) });
}

async function centersToPlanFor(ctx: StaffContext) {
  const reached = centersReached(ctx.actor, "session.write");
  if (reached === "none") return [];
  return ctx.db.healthCenter.findMany({
    where: { prefectureId: ctx.actor.prefectureId, id: reached === "all" ? undefined : reached.centerId },
    select: { id: true, name: true },
    orderBy: { position: "asc" },
  });
}
