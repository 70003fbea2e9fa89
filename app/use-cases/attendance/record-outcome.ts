import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { AgendaOutcome } from "#app/domain/taxonomy.ts";
import { type StaffContext, transact } from "../context.ts";
import { lockRecord, markRecorded, type RecordRefusal } from "./lock-record.ts";

export interface AgendaRecord {
  id: string;
  outcome: AgendaOutcome | null;
  notes: string | null;
}

export type OutcomeRefusal = RecordRefusal | "edited-meanwhile";

/** Records what became of each agenda item given; the others stay as they are. */
export function recordOutcome(
  ctx: StaffContext,
  input: { sessionId: string; version: number; items: readonly AgendaRecord[] },
): Promise<Result<{ changed: boolean }, OutcomeRefusal>> {
  return transact(ctx, async (tx): Promise<Result<{ changed: boolean }, OutcomeRefusal>> => {
    const opened = await lockRecord(ctx, tx, input.sessionId);
    if (!opened.ok) return opened;
    const session = opened.value;
    const before = new Map(session.agenda.map(({ id, outcome, notes }) => [id, { id, outcome, notes }]));
    // An item that is gone was taken off the agenda after the page was opened.
    if (input.items.some(({ id }) => !before.has(id))) return refuse("edited-meanwhile");
    const changed = input.items.filter(
      ({ id, outcome, notes }) => before.get(id)?.outcome !== outcome || before.get(id)?.notes !== notes,
    );
    if (changed.length === 0) return ok({ changed: false });
    if (session.version !== input.version) return refuse("edited-meanwhile");
    for (const { id, outcome, notes } of changed) {
      await tx.agendaItem.update({ where: { id }, data: { outcome, notes } });
    }
    await markRecorded(ctx, tx, session, {
      action: "agenda.recordOutcome",
      before: changed.map(({ id }) => before.get(id)),
      after: changed,
    });
    return ok({ changed: true });
  });
}
