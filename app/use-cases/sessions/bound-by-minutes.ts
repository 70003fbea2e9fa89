import type { Tx } from "#app/adapters/db/database.server.ts";
import { findItemsInMinutes } from "#app/adapters/db/minutes-store.server.ts";
import type { AgendaPlan } from "#app/domain/agenda.ts";
import type { AgendaBefore } from "./write-agenda.ts";

export type MinutesBound = "item-in-minutes" | "item-in-confirmed";

/**
 * Why a session's minutes stand against an agenda: an item of which they tell would be gone, or one would be opened or
 * closed while their open edition, as it was confirmed, says otherwise. Null where nothing does.
 */
export async function boundByMinutes(
  tx: Tx,
  before: AgendaBefore,
  agenda: readonly AgendaPlan[],
): Promise<MinutesBound | null> {
  const staying = new Set(agenda.map(({ id }) => id));
  if ((await findItemsInMinutes(tx, before.id)).some((id) => !staying.has(id))) return "item-in-minutes";
  const wasOpen = new Map(before.agenda.map(({ id, open }) => [id, open]));
  const isTurned = agenda.some(({ id, open }) => id && wasOpen.has(id) && wasOpen.get(id) !== open);
  if (!isTurned) return null;
  const minutes = await tx.minutes.findUnique({ where: { sessionId: before.id }, select: { state: true } });
  return minutes?.state === "confirmed" ? "item-in-confirmed" : null;
}
