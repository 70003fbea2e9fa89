import { findLines } from "#app/adapters/db/import-store.server.ts";
import { listCsv } from "#app/adapters/sheets/list-csv.server.ts";
import { ok, type Result } from "#app/domain/result.ts";
import { refusedHead, remarksText } from "#app/text/import.ts";
import type { StaffContext } from "../context.ts";
import { findImportable } from "./find-importable.ts";
import { shownFields, shownLine } from "./show-import.ts";

/** The rows of an import that are refused, in the sheet's own columns with the reason, as CSV to be mended and sent again. */
export async function exportRefused(ctx: StaffContext, id: string): Promise<Result<string, "not-found" | "forbidden">> {
  const found = await findImportable(ctx.db, ctx.actor, id);
  if (!found.ok) return found;
  const fields = shownFields(found.value).filter(({ told }) => told);
  const lines = (await findLines(ctx.db, id, { fate: "refused" })).map((line) => shownLine(found.value, line));
  return ok(
    listCsv(
      [...fields.map(({ heading }) => heading), refusedHead.row, refusedHead.reason],
      lines.map(({ row, cells, remarks }) => [
        ...fields.map(({ name }) => cells[name] ?? ""),
        row,
        remarksText(remarks, fields).join(" "),
      ]),
    ),
  );
}
