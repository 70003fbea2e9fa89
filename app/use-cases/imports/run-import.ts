import { recordAudit } from "#app/adapters/db/audit-store.server.ts";
import { findBody } from "#app/adapters/db/body-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import {
  findObstacles,
  fingerprint,
  type Obstacle,
  undoRecords,
  writeRecords,
} from "#app/adapters/db/import-record-store.server.ts";
import {
  deleteLines,
  findImportLeased,
  findLines,
  forgetSamples,
  type ImportLease,
  type ImportRecord,
  insertLines,
  type KeptLine,
  moveImport,
  noteProgress,
} from "#app/adapters/db/import-store.server.ts";
import { findCalledSince, touchesConfirmedYear } from "#app/adapters/db/import-undo-store.server.ts";
import { placeOf } from "#app/adapters/files/file-store.server.ts";
import { readSheet } from "#app/adapters/sheets/read-sheet.server.ts";
import type { Cells, SheetRow } from "#app/domain/import-row.ts";
import { findHead, type Grid, rowsBelow } from "#app/domain/import-sheet.ts";
import {
  IMPORT_FATES,
  type ImportFate,
  type ImportProblem,
  MAX_SHEET_ROWS,
  MOST_OBSTACLES,
  type SheetProblem,
} from "#app/domain/import-state.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { type AppContext, transact } from "../context.ts";
import type { ImportPlan, ImportScope } from "./import-kind.ts";
import { kindOf } from "./kinds.ts";

/** Hears how many of an import's rows are gone through, in what is being done with it now. */
export type Progress = (done: number) => void;

const SAMPLE_ROWS = 5;
const LINES_AT_ONCE = 500;

/**
 * Does what an import waits for: reads its sheet, checks its rows, applies or undoes it. Safe to repeat: what a
 * process that died had begun is begun anew, and whoever has lost the lease changes nothing more.
 */
export async function runImport(ctx: AppContext, lease: ImportLease, progress: Progress): Promise<void> {
  const found = await findImportLeased(ctx.db, lease);
  if (!found) return;
  if (found.state === "undoing") return undo(ctx, found, lease);
  const grid = await readSheet(placeOf(ctx.settings.filesDir, found.sha256));
  if (!grid.ok) return fail(ctx, found, lease, grid.error);
  if (found.state === "uploaded") return readColumns(ctx, found, lease, grid.value);
  const rows = rowsOf(found, grid.value);
  if (rows.length === 0) return fail(ctx, found, lease, "sheet-empty");
  if (rows.length > MAX_SHEET_ROWS) return fail(ctx, found, lease, "too-many-rows");
  if (found.state === "checking") return check(ctx, found, lease, { rows, progress });
  const applied = await apply(ctx, found, lease, { rows, progress });
  if (applied.ok || applied.error === "lease-lost") return;
  if (applied.error === "body-elsewhere") return fail(ctx, found, lease, applied.error);
  // The preview no longer holds: a fresh one is made, to be looked at before anything is written.
  await check(ctx, found, lease, { rows, progress, problem: applied.error });
}

/** Where a job broke off, by the fault of the program: back to where the desk can act. */
export async function giveUpImport(ctx: Pick<AppContext, "db">, lease: ImportLease): Promise<void> {
  const found = await findImportLeased(ctx.db, lease);
  if (found) await fail(ctx, found, lease, "job-failed");
}

async function fail(
  ctx: Pick<AppContext, "db">,
  { id, state }: ImportRecord,
  { owner }: ImportLease,
  code: SheetProblem | "job-failed" | "body-elsewhere",
) {
  const back = { applying: "checked", undoing: "applied" } as const;
  const to = state === "applying" || state === "undoing" ? back[state] : "failed";
  await moveImport(ctx.db, { id, from: [state], owner }, { state: to, done: 0, problem: { code, obstacles: [] } });
}

async function readColumns(ctx: AppContext, found: ImportRecord, lease: ImportLease, grid: Grid) {
  const { id, kind } = found;
  const { owner } = lease;
  const head = findHead(grid, kindOf(kind).fields);
  const lines = grid.slice(head.headingRow + 1).filter((cells) => cells.some((cell) => cell.trim() !== ""));
  if (lines.length === 0) return fail(ctx, found, lease, "sheet-empty");
  const width = Math.max(
    0,
    ...grid.slice(head.headingRow, head.headingRow + 1 + SAMPLE_ROWS).map((cells) => cells.length),
  );
  const sheet = {
    headingRow: head.headingRow,
    // A column without a heading can be chosen all the same.
    headings: Array.from({ length: width }, (_, index) => head.headings[index] ?? ""),
    sample: lines.slice(0, SAMPLE_ROWS).map((cells) => cells.map((cell) => cell.slice(0, SAMPLE_LENGTH))),
    columns: head.columns,
  };
  await moveImport(ctx.db, { id, from: ["uploaded"], owner }, { state: "uploaded", sheet, rows: lines.length });
}

const SAMPLE_LENGTH = 60;

/** The rows to be brought in: not the made-up one that the template came with, nor the totals at the end. */
function rowsOf({ kind, sheet }: ImportRecord, grid: Grid): SheetRow[] {
  if (!sheet) return [];
  const { fields, endsAt = () => false } = kindOf(kind);
  const isExample = ({ cells }: SheetRow) =>
    Object.entries(fields).every(([name, { example }]) => (cells[name] ?? "") === example);
  const rows = rowsBelow(grid, sheet.headingRow, sheet.columns);
  const end = rows.findIndex(({ cells }) => endsAt(cells));
  return (end < 0 ? rows : rows.slice(0, end))
    .filter((row) => !isExample(row))
    .map((row) => ({ ...row, cells: withGiven(row.cells, sheet.given) }));
}

/** Where a cell is empty, what was told for the whole sheet. */
function withGiven(cells: Cells, given: Readonly<Record<string, string>> = {}): Cells {
  const empty = Object.entries(given).filter(([name]) => (cells[name] ?? "").trim() === "");
  return { ...cells, ...Object.fromEntries(empty) };
}

interface Job {
  rows: readonly SheetRow[];
  progress: Progress;
  /** To be told with the fresh preview. */
  problem?: ImportProblem;
}

async function check(ctx: AppContext, found: ImportRecord, lease: ImportLease, { rows, progress, problem }: Job) {
  if (await isElsewhere(ctx.db, found)) return fail(ctx, found, lease, "body-elsewhere");
  const scope = scopeOf(ctx, found);
  const plan = await kindOf(found.kind).prepare(rows)(ctx.db, scope);
  const lines = linesOf(rows, plan);
  const shown = await fingerprint(ctx.db, plan.writes, scope.now);
  await deleteLines(ctx.db, found.id);
  for (let done = 0; done < lines.length; done += LINES_AT_ONCE) {
    await insertLines(ctx.db, lease, lines.slice(done, done + LINES_AT_ONCE));
    progress(done);
    if (!(await noteProgress(ctx.db, lease, done))) return;
  }
  const { id, state, sheet } = found;
  await moveImport(
    ctx.db,
    { id, from: [state], owner: lease.owner },
    {
      state: "checked",
      rows: lines.length,
      done: 0,
      ...countsOf(lines),
      checkedAt: ctx.now(),
      ...(sheet && { sheet: { ...sheet, plan: shown } }),
      problem: problem ? { code: problem, obstacles: [] } : null,
    },
  );
}

/** Everything in one transaction, or nothing: also where it is no longer what was shown, or onto what was shown. */
function apply(
  ctx: AppContext,
  found: ImportRecord,
  { owner }: ImportLease,
  { rows, progress }: Job,
): Promise<Result<null, "lease-lost" | "body-elsewhere" | "changed-since-check">> {
  const planned = kindOf(found.kind).prepare(rows);
  const { id } = found;
  return transact(ctx, async (tx) => {
    const done = { state: "applied", done: rows.length, appliedAt: ctx.now() } as const;
    if (!(await moveImport(tx, { id, from: ["applying"], owner }, done))) return refuse("lease-lost");
    if (await isElsewhere(tx, found)) return refuse("body-elsewhere");
    const scope = scopeOf(ctx, found);
    const plan = await planned(tx, scope);
    if (!sameFates(await findLines(tx, id), linesOf(rows, plan))) return refuse("changed-since-check");
    if ((await fingerprint(tx, plan.writes, scope.now)) !== found.sheet?.plan) return refuse("changed-since-check");
    await writeRecords(tx, id, plan.writes, (written) =>
      progress(Math.floor((rows.length * written) / plan.writes.length)),
    );
    await deleteLines(tx, id, { keepRefused: true });
    await forgetSamples(tx, [id]);
    const { added, changed, same, refused } = found;
    await auditJob(ctx, tx, found, { state: "applied", added, changed, same, refused, records: plan.writes.length });
    return ok(null);
  });
}

async function undo(ctx: AppContext, found: ImportRecord, { owner }: ImportLease) {
  const { id } = found;
  let obstacles: Obstacle[] = [];
  const undone = await transact(ctx, async (tx) => {
    const done = { state: "undone", undoneAt: ctx.now() } as const;
    if (!(await moveImport(tx, { id, from: ["undoing"], owner }, done))) return refuse("lease-lost");
    if (await isElsewhere(tx, found)) return refuse("body-elsewhere");
    if (await touchesConfirmedYear(tx, found)) return refuse("report-confirmed");
    obstacles = await findObstacles(tx, id, MOST_OBSTACLES + 1);
    obstacles.push(...(await findCalledSince(tx, id, MOST_OBSTACLES + 1 - obstacles.length)));
    if (obstacles.length > 0) return refuse("undo-blocked");
    await undoRecords(tx, id);
    await deleteLines(tx, id);
    await auditJob(ctx, tx, found, { state: "undone" });
    return ok(null);
  });
  if (undone.ok || undone.error === "lease-lost") return;
  const problem = { code: undone.error, obstacles };
  await moveImport(ctx.db, { id, from: ["undoing"], owner }, { state: "applied", problem });
}

/** Whether the body of a roster is no longer the desk's that the roster was brought in for: handed over, or removed. */
async function isElsewhere(tx: Tx, { prefectureId, centerId, bodyId }: ImportRecord): Promise<boolean> {
  if (!bodyId) return false;
  const body = await findBody(tx, prefectureId, bodyId);
  return body?.centerId !== centerId;
}

function scopeOf(ctx: AppContext, { prefectureId, centerId, bodyId }: ImportRecord): ImportScope {
  return { prefectureId, centerId, bodyId, now: ctx.now() };
}

function linesOf(rows: readonly SheetRow[], { fates }: ImportPlan): KeptLine[] {
  return rows.map(({ row, cells }) => {
    const fate = fates.get(row);
    if (!fate) throw new Error(`row ${row} has no fate`);
    const remarks = fate.fate === "refused" ? fate.remarks : fate.fate === "changed" ? fate.changes : [];
    return { row, fate: fate.fate, cells: JSON.stringify(cells), remarks: JSON.stringify(remarks) };
  });
}

function sameFates(shown: readonly KeptLine[], now: readonly KeptLine[]): boolean {
  const same = (a: KeptLine, b: KeptLine | undefined) =>
    a.row === b?.row && a.fate === b.fate && a.remarks === b.remarks && a.cells === b.cells;
  return shown.length === now.length && shown.every((line, index) => same(line, now[index]));
}

function countsOf(lines: readonly KeptLine[]): Record<ImportFate, number> {
  const counts = Object.fromEntries(IMPORT_FATES.map((fate) => [fate, 0])) as Record<ImportFate, number>;
  for (const { fate } of lines) counts[fate] += 1;
  return counts;
}

/** Who asked for it stands in the record of the step; this one says what came of it. */
function auditJob(ctx: AppContext, tx: Tx, { id, prefectureId, centerId, kind }: ImportRecord, after: object) {
  const by = { kind: "system", name: "取込み" } as const;
  return recordAudit(
    tx,
    by,
    { now: ctx.now(), requestId: ctx.requestId },
    { prefectureId, centerId, action: "import.done", subject: "Import", subjectId: id, after: { kind, ...after } },
  );
}
