import { moveImport } from "#app/adapters/db/import-store.server.ts";
import type { Fields } from "#app/domain/import-row.ts";
import type { Columns } from "#app/domain/import-sheet.ts";
import { isRunning, mayStep } from "#app/domain/import-state.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";
import { findImportable } from "./find-importable.ts";
import { kindOf } from "./kinds.ts";

export type MatchRefusal =
  | "not-found"
  | "forbidden"
  | "step-not-from-here"
  | "column-required"
  | "column-twice"
  | "given-required"
  | "given-unreadable";

export interface Matching {
  columns: Columns;
  /** What holds for the whole sheet, by field, as it was typed: where there is no column, and where a cell is empty. */
  given?: Readonly<Record<string, string>>;
}

/**
 * Says which column is which field, and has every row checked against it. `faults` names what is at fault by its place
 * in the input: columns.name, given.startsOn.
 */
export async function matchColumns(
  ctx: StaffContext,
  { id, ...matching }: { id: string } & Matching,
): Promise<Result<null, MatchRefusal> & { faults?: string[] }> {
  let faults: string[] = [];
  const matched = await transact(ctx, async (tx) => {
    const found = await findImportable(tx, ctx.actor, id);
    if (!found.ok) return found;
    const { sheet, state, kind, prefectureId, centerId } = found.value;
    if (!sheet || !mayStep("match", state) || isRunning(found.value)) return refuse("step-not-from-here");
    const read = readMatching(kindOf(kind).fields, sheet.headings.length, matching);
    if (!read.ok) {
      faults = read.faults;
      return refuse(read.error);
    }
    const to = { state: "checking", done: 0, sheet: { ...sheet, ...read.value } } as const;
    if (!(await moveImport(tx, { id, from: [state] }, to))) return refuse("step-not-from-here");
    const after = read.value;
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

type MatchingRead =
  | { ok: true; value: Required<Matching> }
  | { ok: false; error: Exclude<MatchRefusal, "not-found" | "forbidden" | "step-not-from-here">; faults: string[] };

/** What of a matching concerns the sheet; a field that may be told for all rows needs a column or a value. */
function readMatching(fields: Fields, width: number, { columns: asked, given: told = {} }: Matching): MatchingRead {
  const chosen = Object.entries(asked).filter(
    ([name, at]) => Object.hasOwn(fields, name) && Number.isInteger(at) && at >= 0 && at < width,
  );
  const columns = Object.fromEntries(chosen);
  const given: Record<string, string> = {};
  const needed: string[] = [];
  const ungiven: string[] = [];
  const unreadable: string[] = [];
  for (const [name, field] of Object.entries(fields)) {
    const value = field.sheetWide ? (told[name] ?? "").trim() : "";
    if (value !== "") given[name] = value;
    if (value !== "" && (value.length > field.max || !field.read(value).ok)) unreadable.push(`given.${name}`);
    if (name in columns || value !== "") continue;
    if (field.sheetWide) ungiven.push(`given.${name}`);
    else if (field.required) needed.push(`columns.${name}`);
  }
  const twice = chosen
    .filter(([name, at]) => chosen.some(([other, its]) => its === at && other !== name))
    .map(([name]) => `columns.${name}`);
  if (needed.length > 0) return { ok: false, error: "column-required", faults: needed };
  if (twice.length > 0) return { ok: false, error: "column-twice", faults: twice };
  if (ungiven.length > 0) return { ok: false, error: "given-required", faults: ungiven };
  if (unreadable.length > 0) return { ok: false, error: "given-unreadable", faults: unreadable };
  return { ok: true, value: { columns, given } };
}
