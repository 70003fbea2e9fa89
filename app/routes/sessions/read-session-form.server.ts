import { randomUUID } from "node:crypto";
import { data } from "@remix-run/node";
import { editRows, parseRowEdit } from "#app/domain/agenda.ts";
import { type FieldError, parseForm, type Typed, typedFields } from "#app/http/form.server.ts";
import { commonRefusal, planRefusal, stepRefusal } from "#app/text/refusals.ts";
import type { SaveRefusal } from "#app/use-cases/sessions/save-session.ts";
import { rowCount } from "./form-fields.ts";
import { fieldOfRefusal, sessionFields } from "./session-fields.ts";

/** The form as typed, with its rows added, moved or removed when that is what was pressed. */
export async function readSessionForm(request: Request) {
  const form = await request.formData();
  const edit = parseRowEdit(String(form.get("rows") ?? ""));
  if (edit) return { kind: "rows" as const, typed: withRows(typedFields(form), edit) };
  return { kind: "save" as const, ...parseForm(form, sessionFields) };
}

/** The page again, as it was typed; what is wrong stands at its field. */
export function again(typed: Typed, errors: FieldError[] = []) {
  return data({ typed, errors, revision: randomUUID() }, { status: errors.length > 0 ? 422 : 200 });
}

export function errorOf(refusal: SaveRefusal): FieldError {
  const message = { ...commonRefusal, ...stepRefusal, ...planRefusal }[refusal];
  const field = fieldOfRefusal[refusal];
  return field ? { field, message } : { message };
}

function withRows(typed: Typed, edit: NonNullable<ReturnType<typeof parseRowEdit>>): Typed {
  const rows: Typed[] = Array.from({ length: rowCount(typed, "agenda") }, () => ({}));
  const rest: Typed = {};
  for (const [name, value] of Object.entries(typed)) {
    const [, row, field] = name.match(/^agenda\.(\d{1,3})\.(.+)$/) ?? [];
    const target = row === undefined || field === undefined ? rest : rows[Number(row)];
    if (target) target[field ?? name] = value;
  }
  editRows(rows, edit, { title: "" }).forEach((row, index) => {
    for (const [field, value] of Object.entries(row)) rest[`agenda.${index}.${field}`] = value;
  });
  return rest;
}
