import type { Tx } from "#app/adapters/db/database.server.ts";
import type { RecordWrite } from "#app/adapters/db/import-record-store.server.ts";
import type { Remark } from "#app/domain/import-remark.ts";
import type { Fields, RowReading, SheetRow } from "#app/domain/import-row.ts";
import type { StaffAction } from "#app/domain/permission.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";

/** Where an import writes to, and when. */
export interface ImportScope {
  prefectureId: string;
  /** The desk it is for, or whose it is; null where it is the prefecture's. */
  centerId: string | null;
  /** The body of a roster. */
  bodyId: string | null;
  now: Instant;
}

/** A field of a record on file that changes, with what it says until then as a sheet would write it. */
export interface FieldChange {
  field: string;
  before: string | null;
}

/** What becomes of a row. A changed one names what changes, a refused one what is wrong. */
export type RowFate =
  | { fate: "added" | "same" }
  | { fate: "changed"; changes: readonly FieldChange[] }
  | { fate: "refused"; remarks: readonly Remark[] };

/** The fate of a row about a record on file. */
export function changedOrSame(changes: readonly FieldChange[]): RowFate {
  return changes.length > 0 ? { fate: "changed", changes } : { fate: "same" };
}

/** What the rows come to: a fate for each row handed in, and the records to be written, in this order. */
export interface ImportPlan {
  fates: ReadonlyMap<number, RowFate>;
  writes: readonly RecordWrite[];
}

/** A row that was read. */
export interface ReadRow<V> {
  row: number;
  value: V;
}

/**
 * One kind of sheet. It reads rows and decides; the engine alone writes what is planned, logs it, and undoes it. A plan
 * is made twice, for the preview and again within the transaction that applies it: it depends on nothing but the rows
 * and what `load` found.
 */
export interface ImportKindSpec<V, F> {
  /** Beside the file: the desk it is for, a body of that desk, or nothing: it is of whoever brings it, or the prefecture's. */
  asks: "center" | "body" | "uploader" | "prefecture";
  /** All of these the one who imports must be allowed at the desk it is for. */
  actions: readonly StaffAction[];
  /** In the order of the template's columns. */
  fields: Fields;
  /** Reads one row, looking at nothing else. */
  read(cells: SheetRow["cells"]): RowReading<V>;
  /** Whether a row ends the sheet, as its totals do: neither it nor what stands beneath is read. */
  endsAt?(cells: SheetRow["cells"]): boolean;
  /** Everything on file that decides, in a few queries for all rows: 10,000 are usual. */
  load(tx: Tx, scope: ImportScope): Promise<F>;
  /** Pure but for the ids of new records; leaves `onFile` as it is, as it is asked again without the rows it refuses. */
  decide(onFile: F, scope: ImportScope, rows: readonly ReadRow<V>[]): ImportPlan;
}

/** A kind whose rows nobody outside looks into. */
export interface SheetKind extends Pick<ImportKindSpec<never, never>, "asks" | "actions" | "fields" | "endsAt"> {
  /** Reads every row, and gives what is left to be done within a transaction. */
  prepare(rows: readonly SheetRow[]): (tx: Tx, scope: ImportScope) => Promise<ImportPlan>;
}

export function sheetKind<V, F>({ read, load, decide, ...facts }: ImportKindSpec<V, F>): SheetKind {
  return {
    ...facts,
    prepare(rows) {
      const unreadable = new Map<number, RowFate>();
      const readable: ReadRow<V>[] = [];
      for (const { row, cells, remarks = [] } of rows) {
        // Where the row as such is wrong, its cells stand in the wrong columns, and what they say would mislead.
        const reading: RowReading<V> = remarks.length > 0 ? { ok: false, remarks: [...remarks] } : read(cells);
        if (reading.ok) readable.push({ row, value: reading.value });
        else unreadable.set(row, { fate: "refused", remarks: reading.remarks });
      }
      return async (tx, scope) => {
        const onFile = await load(tx, scope);
        const refused = new Map(unreadable);
        // A refused row must not leave so much as the organization it was the first to name: it is taken out, and
        // the others are decided on again, until all of them stand.
        for (let left = readable; ; left = left.filter(({ row }) => !refused.has(row))) {
          const { fates, writes } = decide(onFile, scope, left);
          const before = refused.size;
          for (const [row, fate] of fates) if (fate.fate === "refused") refused.set(row, fate);
          if (refused.size === before) return { fates: new Map([...refused, ...fates]), writes };
        }
      };
    },
  };
}
