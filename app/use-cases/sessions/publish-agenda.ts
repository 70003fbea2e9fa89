import type { Tx } from "#app/adapters/db/database.server.ts";
import { findPresenterOffices, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { openItems } from "#app/domain/agenda.ts";

/**
 * The agenda as other centers may read it: open items alone, without notes. A presenter taken from the desk's people
 * shows by their organization: their name is the roster's.
 */
export async function publishedAgenda(tx: Tx, session: SessionWithPlan): Promise<SessionWithPlan["agenda"]> {
  const offices = await findPresenterOffices(tx, session.id);
  return openItems(session.agenda).map((item) => ({
    id: item.id,
    sessionId: item.sessionId,
    position: item.position,
    part: item.part,
    title: item.title,
    kind: item.kind,
    open: item.open,
    presenter: item.presenterId ? (offices.get(item.id) ?? null) : item.presenter,
    presenterRole: item.presenterRole,
    minutes: item.minutes,
    outcome: item.outcome,
    topics: item.topics,
    presenterId: null,
    notes: null,
    carriedFromId: null,
  }));
}
