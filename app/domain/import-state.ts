/** The kinds of sheets, as the database names them. */
export const IMPORT_KINDS = ["people", "organizations", "roster", "sessions", "figures"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/**
 * uploaded → checking → checked → applying → applied → undoing → undone; failed where the sheet could not be read,
 * discarded where the desk gave it up.
 */
export const IMPORT_STATES = [
  "uploaded",
  "checking",
  "checked",
  "applying",
  "applied",
  "undoing",
  "undone",
  "failed",
  "discarded",
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export const IMPORT_FATES = ["added", "changed", "same", "refused"] as const;
export type ImportFate = (typeof IMPORT_FATES)[number];

/** What the desk may do with an import. */
export type ImportStep = "match" | "apply" | "undo" | "discard";

const FROM: Record<ImportStep, readonly ImportState[]> = {
  // Columns may be matched anew as long as nothing is applied.
  match: ["uploaded", "checked"],
  apply: ["checked"],
  undo: ["applied"],
  discard: ["uploaded", "checked", "failed"],
};

export function mayStep(step: ImportStep, from: ImportState): boolean {
  return FROM[step].includes(from);
}

/** Nothing more comes of the sheet itself: an undoing goes by what was written. */
export const OVER_STATES = ["applied", "undone", "failed", "discarded"] as const satisfies readonly ImportState[];

/** Whether something is being done with it that ends by itself. */
export function isRunning({ state, sheet }: { state: ImportState; sheet: unknown }): boolean {
  return (
    state === "checking" || state === "applying" || state === "undoing" || (state === "uploaded" && sheet === null)
  );
}

/** Something of the sheet may still be brought in. */
export const WAITING_STATES = ["uploaded", "checking", "checked", "applying"] as const satisfies readonly ImportState[];

/** Why a sheet as a whole is not taken. */
export const SHEET_PROBLEMS = [
  "not-a-sheet",
  "encoding-unknown",
  "csv-broken",
  "sheet-empty",
  "too-many-rows",
  "too-many-cells",
  "too-many-columns",
  "unpacks-too-large",
] as const;
export type SheetProblem = (typeof SHEET_PROBLEMS)[number];

/** What an import's page has to say beside its state. */
export type ImportProblem =
  | SheetProblem
  | "job-failed"
  | "body-elsewhere"
  | "changed-since-check"
  | "undo-blocked"
  | "report-confirmed";

export const MAX_SHEET_ROWS = 50_000;
export const MAX_SHEET_CELLS = 2_000_000;
/** The page on which columns are matched shows each of them with each field. */
export const MAX_SHEET_COLUMNS = 200;
/** Of the file as it is sent. */
export const MAX_SHEET_BYTES = 20 * 1024 * 1024;
/** Of an XLSX when it is unpacked: its XML is some ten times as long as the file. */
export const MAX_UNPACKED_BYTES = 200 * 1024 * 1024;

/** Of what stands in the way of an undoing, so many are named; one more is kept to tell that there are others. */
export const MOST_OBSTACLES = 20;
