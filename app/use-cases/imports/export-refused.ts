import { findLines } from "#app/adapters/db/import-store.server.ts";
import { listCsv } from "#app/adapters/sheets/list-csv.server.ts";
import { ok, type Result } from "#app/domain/result.ts";
import { refusedHead, remarksText } from "#app/text/import.ts";
import type { StaffContext } from "../context.ts";
import { findImportable } from "./find-importable.ts";
import { kindOf } from "./kinds.ts";
import { shownLine } from "./show-import.ts";

/** The rows of an import that are refused, in the sheet's own columns with the reason, as CSV to be mended and sent again. */
export async function exportRefused(ctx: StaffContext, id: string): Promise<Result<string, "not-found" | "forbidden">> {
  const found = await findImportable(ctx.db, ctx.actor, id);
  if (!found.ok) return found;
  const { sheet, kind } = found.value;
  const fields = Object.entries(kindOf(kind).fields).filter(([name]) => sheet && name in sheet.columns);
  const labels = Object.fromEntries(fields.map(([name, { label }]) => [name, label]));
  const lines = (await findLines(ctx.db, id, { fate: "refused" })).map(shownLine);
  return ok(
    listCsv(
      [...fields.map(([, { label }]) => label), refusedHead.row, refusedHead.reason],
      lines.map(({ row, cells, remarks }) => [
        ...fields.map(([name]) => cells[name] ?? ""),
        row,
        remarksText(remarks, labels).join(" "),
      ]),
    ),
  );
}
