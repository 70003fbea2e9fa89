import { findBody } from "#app/adapters/db/body-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import type { Obstacle } from "#app/adapters/db/import-record-store.server.ts";
import { nameRecord } from "#app/adapters/db/import-source-store.server.ts";
import { findLines, type ImportRecord, type KeptLine } from "#app/adapters/db/import-store.server.ts";
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
  required: boolean;
}

/** A row of the preview. Of a changed row the remarks name the fields alone. */
export interface ShownLine {
  row: number;
  fate: ImportFate;
  cells: Cells;
  remarks: (Omit<Remark, "code"> & { code?: Remark["code"] })[];
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
  /** With the names of the records, where they still have one. */
  obstacles: (Obstacle & { name: string | null })[];
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
    lines: lines.map(shownLine),
    page,
    pages,
    mayMatch: record.sheet !== null && mayStep("match", record.state),
    mayDiscard: !running && mayStep("discard", record.state),
    obstacles: await withNames(ctx.db, record),
  });
}

/** All the fields of the kind; the table of rows shows those that the sheet has a column for. */
function shownFields({ kind }: ImportRecord): ShownField[] {
  return Object.entries(kindOf(kind).fields).map(([name, { label, required }]) => ({ name, label, required }));
}

function countOf(record: ImportRecord, fate: ImportFate | undefined): number {
  if (record.state === "applied") return fate === undefined || fate === "refused" ? record.refused : 0;
  if (record.state !== "checked") return 0;
  return fate ? record[fate] : record.rows;
}

export function shownLine({ row, fate, cells, remarks }: KeptLine): ShownLine {
  return { row, fate, cells: JSON.parse(cells), remarks: JSON.parse(remarks) };
}

async function withNames(tx: Tx, { problem, prefectureId }: ImportRecord) {
  const obstacles = problem?.obstacles ?? [];
  return Promise.all(obstacles.map(async (each) => ({ ...each, name: await nameRecord(tx, prefectureId, each) })));
}
