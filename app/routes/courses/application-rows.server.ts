import { MAX_APPLICANTS } from "#app/domain/recruitment.ts";
import { typedFields } from "#app/http/form.server.ts";
import { rowsIn, type Typed, withRows } from "#app/http/form-rows.ts";

/** An application's form with a row more or less, to be shown again. */
export type Edited = { kind: "rows"; typed: Typed };

/** The rows button that was pressed, with the form as it is then; null where another was. */
export function rowsEdited(form: FormData): Edited | null {
  const pressed = String(form.get("rows") ?? "");
  const typed = typedFields(form);
  const listed = rowsIn(typed, "people", MAX_APPLICANTS);
  if (pressed === "add" && listed.length < MAX_APPLICANTS) {
    return { kind: "rows", typed: withRows(typed, "people", [...listed, { name: "" }]) };
  }
  const [, row] = pressed.match(/^remove:(\d{1,2})$/) ?? [];
  if (row === undefined && pressed !== "add") return null;
  return {
    kind: "rows",
    typed: withRows(
      typed,
      "people",
      listed.filter((_, index) => index !== Number(row ?? -1)),
    ),
  };
}
