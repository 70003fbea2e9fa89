import { findBody } from "#app/adapters/db/body-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import type { Obstacle } from "#app/adapters/db/import-record-store.server.ts";
import { type NamedRecord, nameRecord } from "#app/adapters/db/import-source-store.server.ts";
import { findLines, type ImportRecord, type KeptLine } from "#app/adapters/db/import-store.server.ts";
import { readingOf } from "#app/domain/import-field.ts";
import type { Remark } from "#app/domain/import-remark.ts";
import type { Cells } from "#app/domain/import-row.ts";
import { type ImportFate, isRunning, mayStep } from "#app/domain/import-state.ts";
import { ok, type Result } from "#app/domain/result.ts";
import type { StaffContext } from "../context.ts";
import { findImportable } from "./find-importable.ts";
import { kindOf } from "./kinds.ts";

const PAGE_SIZE = 50;

/** A field as a page needs it. */
export interface ShownField {
  name: string;
  label: string;
  /** As the sheet's own heading has it, while that is known; else the label. */
  heading: string;
  /** From 0; null where the sheet has none. */
  column: number | null;
  /** Whether the sheet tells of it: in a column, or once for all rows. */
  told: boolean;
  required: boolean;
  sheetWide: boolean;
  example: string;
}

/** A row of the preview. Of a changed row the remarks name what changes; of a refused one, what is wrong. */
export interface ShownLine {
  row: number;
  fate: ImportFate;
  cells: Cells;
  /** What a cell was read as, where that is not what was typed. */
  readings: Cells;
  remarks: (Omit<Remark, "code"> & { code?: Remark["code"]; before?: string | null })[];
}

export interface ShownImport {
  import: ImportRecord;
  bodyName: string | null;
  fields: ShownField[];
  running: boolean;
  /** Rows gone through in what is being done now. */
  done: number;
  lines: ShownLine[];
  page: number;
  pages: number;
  mayMatch: boolean;
  mayDiscard: boolean;
  /** With the names of the records, where they are not gone. */
  obstacles: (Obstacle & { record: NamedRecord | null })[];
}

/** An import as it stands: its columns, the fate of its rows, what it brought about. */
export async function showImport(
  ctx: StaffContext,
  { id, ...asked }: { id: string; fate?: ImportFate | undefined; page?: number },
): Promise<Result<ShownImport, "not-found" | "forbidden">> {
  const found = await findImportable(ctx.db, ctx.actor, id);
  if (!found.ok) return found;
  const record = found.value;
  const running = isRunning(record);
  const count = running ? 0 : countOf(record, asked.fate);
  const pages = Math.max(1, Math.ceil(count / PAGE_SIZE));
  const page = Math.min(Math.max(1, asked.page ?? 1), pages);
  const range = { fate: asked.fate, skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE };
  const lines = count > 0 ? await findLines(ctx.db, id, range) : [];
  const body = record.bodyId ? await findBody(ctx.db, record.prefectureId, record.bodyId) : null;
  return ok({
    import: record,
    bodyName: body?.name ?? null,
    fields: shownFields(record),
    running,
    done: Math.max(record.done, ctx.importer.doneOf(id) ?? 0),
    lines: lines.map((line) => shownLine(record, line)),
    page,
    pages,
    mayMatch: record.sheet !== null && mayStep("match", record.state),
    mayDiscard: !running && mayStep("discard", record.state),
    obstacles: await withNames(ctx.db, record),
  });
}

/** All the fields of the kind, as the sheet has them. */
export function shownFields({ kind, sheet }: ImportRecord): ShownField[] {
  return Object.entries(kindOf(kind).fields).map(([name, { label, required, sheetWide, example }]) => {
    const column = sheet?.columns[name] ?? null;
    const heading = (column !== null && sheet?.headings[column]) || label;
    const told = column !== null || name in (sheet?.given ?? {});
    return { name, label, heading, column, told, required, sheetWide, example };
  });
}

function countOf(record: ImportRecord, fate: ImportFate | undefined): number {
  if (record.state === "applied") return fate === undefined || fate === "refused" ? record.refused : 0;
  if (record.state !== "checked") return 0;
  return fate ? record[fate] : record.rows;
}

export function shownLine({ kind }: ImportRecord, { row, fate, remarks, ...kept }: KeptLine): ShownLine {
  const cells: Cells = JSON.parse(kept.cells);
  const readings = Object.entries(kindOf(kind).fields).flatMap(([name, field]) => {
    const reading = readingOf(field, cells[name] ?? "");
    return reading === null ? [] : [[name, reading] as const];
  });
  return { row, fate, cells, readings: Object.fromEntries(readings), remarks: JSON.parse(remarks) };
}

async function withNames(tx: Tx, { problem, prefectureId }: ImportRecord) {
  const obstacles = problem?.obstacles ?? [];
  return Promise.all(obstacles.map(async (each) => ({ ...each, record: await nameRecord(tx, prefectureId, each) })));
}
