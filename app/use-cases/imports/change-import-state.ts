import { deleteLines, forgetSamples, moveImport } from "#app/adapters/db/import-store.server.ts";
import { type ImportState, type ImportStep, isRunning, mayStep } from "#app/domain/import-state.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";
import { findImportable } from "./find-importable.ts";

const TO = { apply: "applying", undo: "undoing", discard: "discarded" } as const satisfies Partial<
  Record<ImportStep, ImportState>
>;

export type ImportStepRefusal = "not-found" | "forbidden" | "step-not-from-here" | "nothing-to-apply";

/** Has an import applied or undone, which the worker does; or gives it up. */
export async function changeImportState(
  ctx: StaffContext,
  { id, step }: { id: string; step: keyof typeof TO },
): Promise<Result<null, ImportStepRefusal>> {
  const changed = await transact(ctx, async (tx) => {
    const found = await findImportable(tx, ctx.actor, id);
    if (!found.ok) return found;
    const { state, prefectureId, centerId, added, changed, same, refused } = found.value;
    if (!mayStep(step, state) || isRunning(found.value)) return refuse("step-not-from-here");
    if (step === "apply" && added + changed === 0) return refuse("nothing-to-apply");
    if (!(await moveImport(tx, { id, from: [state] }, { state: TO[step], done: 0 })))
      return refuse("step-not-from-here");
    if (step === "discard") {
      await deleteLines(tx, id);
      await forgetSamples(tx, [id]);
    }
    const after = { added, changed, same, refused };
    await auditStaff(ctx, tx, {
      prefectureId,
      centerId,
      action: `import.${step}`,
      subject: "Import",
      subjectId: id,
      after,
    });
    return ok(null);
  });
  if (changed.ok) ctx.importer.wake();
  return changed;
}
