import { randomUUID } from "node:crypto";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { carryFollowUps } from "#app/adapters/db/follow-up-store.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { type AgendaPlan, presenterMeant } from "#app/domain/agenda.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { findPresenters } from "./find-presenters.ts";

/** A session with its agenda as it was; a new one had none. */
export type AgendaBefore = Pick<SessionWithPlan, "id" | "prefectureId" | "centerId"> & {
  agenda: readonly Pick<SessionWithPlan["agenda"][number], "id" | "open" | "presenter" | "presenterId">[];
};

/**
 * Writes a session's agenda. Items that stay keep their id, and with it outcome, notes and materials. Presenters are
 * linked to the person on the roster whom their text means; whoever was meant stays so when the roster changes later.
 */
export async function writeAgenda(
  tx: Tx,
  before: AgendaBefore,
  plan: { agenda: readonly AgendaPlan[]; bodyIds: readonly string[]; startsAt: Instant | null },
  now: Instant,
): Promise<void> {
  const { prefectureId, centerId } = before;
  const presenters = await findPresenters(tx, { prefectureId, centerId, ...plan }, now);
  const earlier = await findEarlierItems(tx, before, plan.agenda);
  const kept = new Map(before.agenda.map((item) => [item.id, item]));
  const rows = plan.agenda.map(({ id, topics, carriedFromId, followUpIds, ...columns }, position) => {
    const item = id ? kept.get(id) : undefined;
    // An id given twice is another item the second time.
    if (item) kept.delete(item.id);
    const isSamePresenter = item?.presenterId && item.presenter === columns.presenter;
    const presenterId = isSamePresenter ? item.presenterId : presenterMeant(columns.presenter, presenters);
    // What was carried from an item that is gone by now stands on its own.
    const from = carriedFromId && earlier.has(carriedFromId) ? carriedFromId : null;
    return { id: item?.id, data: { ...columns, position, presenterId, carriedFromId: from }, topics, followUpIds };
  });
  await tx.agendaItem.deleteMany({ where: { sessionId: before.id, id: { in: [...kept.keys()] } } });
  // Out of the way first: positions are unique, and rows change places.
  await tx.agendaItem.updateMany({ where: { sessionId: before.id }, data: { position: { increment: 10_000 } } });
  for (const { id: kept, data, topics: words, followUpIds } of rows) {
    const topics = { create: [...new Set(words)].map((topic) => ({ topic })) };
    const id = kept ?? randomUUID();
    if (kept) await tx.agendaItem.update({ where: { id }, data: { ...data, topics: { deleteMany: {}, ...topics } } });
    else await tx.agendaItem.create({ data: { id, sessionId: before.id, ...data, topics } });
    if (followUpIds) await carryFollowUps(tx, { id, sessionId: before.id, prefectureId, centerId }, followUpIds);
  }
}

/** The items among those carried from that are of another session of the same center. */
async function findEarlierItems(tx: Tx, { id, prefectureId, centerId }: AgendaBefore, agenda: readonly AgendaPlan[]) {
  const ids = agenda.flatMap(({ carriedFromId }) => carriedFromId ?? []);
  if (ids.length === 0) return new Set<string>();
  const items = await tx.agendaItem.findMany({
    where: { id: { in: ids }, session: { prefectureId, centerId, id: { not: id } } },
    select: { id: true },
  });
  return new Set(items.map((item) => item.id));
}
