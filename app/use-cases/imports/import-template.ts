import { csvTemplate, xlsxTemplate } from "#app/adapters/sheets/import-template.server.ts";
import type { ImportKind } from "#app/domain/import-state.ts";
import { kindOf, OFFERED_KINDS } from "./kinds.ts";

/** A sheet of a kind to be filled in; null where there is no such kind. It holds nothing of anybody's. */
export async function importTemplate(kind: string, format: "csv" | "xlsx") {
  const offered: ImportKind | undefined = OFFERED_KINDS.find((each) => each === kind);
  if (!offered) return null;
  const { fields } = kindOf(offered);
  return { kind: offered, content: format === "csv" ? csvTemplate(fields) : await xlsxTemplate(fields) };
}
