import type { CountedRow } from "#app/adapters/db/plan-store.server.ts";
import type { FiscalYear } from "#app/domain/fiscal-year.ts";
import { isNumberedAlone } from "#app/domain/plan-group.ts";
import { isOfYear } from "./center-year.ts";

/** Whether a session is a draft of the year's plan whose number may still change: `loose` are those nobody was called to. */
export function isNumberedDraft(session: CountedRow, year: FiscalYear, loose: ReadonlySet<string>): boolean {
  return (
    loose.has(session.id) &&
    session.plannedFor === year &&
    session.startsAt !== null &&
    session.round !== null &&
    isOfYear(session, year) &&
    isNumberedAlone(session)
  );
}
