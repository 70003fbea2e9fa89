import { moveImport } from "#app/adapters/db/import-store.server.ts";
import type { Columns } from "#app/domain/import-sheet.ts";
import { isRunning, mayStep } from "#app/domain/import-state.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";
import { findImportable } from "./find-importable.ts";
import { kindOf } from "./kinds.ts";

export type MatchRefusal = "not-found" | "forbidden" | "step-not-from-here" | "column-required" | "column-twice";

/**
 * Says which column is which field, and has every row checked against it. `faults` names the fields that need a
 * column, or share one.
 */
export async function matchColumns(
  ctx: StaffContext,
  { id, columns }: { id: string; columns: Columns },
): Promise<Result<null, MatchRefusal> & { faults?: string[] }> {
  let faults: string[] = [];
  const matched = await transact(ctx, async (tx) => {
    const found = await findImportable(tx, ctx.actor, id);
    if (!found.ok) return found;
    const { sheet, state, kind, prefectureId, centerId } = found.value;
    if (!sheet || !mayStep("match", state) || isRunning(found.value)) return refuse("step-not-from-here");
    const fields = kindOf(kind).fields;
    const chosen = Object.entries(columns).filter(
      ([name, at]) => name in fields && Number.isInteger(at) && at >= 0 && at < sheet.headings.length,
    );
    const missing = Object.entries(fields).filter(
      ([name, { required }]) => required && !chosen.some(([n]) => n === name),
    );
    faults = missing.map(([name]) => name);
    if (faults.length > 0) return refuse("column-required");
    faults = chosen.filter(([name, at]) => chosen.some(([other, its]) => its === at && other !== name)).map(([n]) => n);
    if (faults.length > 0) return refuse("column-twice");
    const to = { state: "checking", done: 0, sheet: { ...sheet, columns: Object.fromEntries(chosen) } } as const;
    if (!(await moveImport(tx, { id, from: [state] }, to))) return refuse("step-not-from-here");
    const after = { columns: to.sheet.columns };
    await auditStaff(ctx, tx, {
      prefectureId,
      centerId,
      action: "import.match",
      subject: "Import",
      subjectId: id,
      after,
    });
    return ok(null);
  });
  if (matched.ok) ctx.importer.wake();
  return matched.ok ? matched : { ...matched, faults };
}
