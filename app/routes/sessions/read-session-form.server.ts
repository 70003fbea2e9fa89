import { randomUUID } from "node:crypto";
import { data } from "@remix-run/node";
import { editRows, MAX_AGENDA_ITEMS, parseRowEdit } from "#app/domain/agenda.ts";
import { type FieldError, parseForm, readFormData, typedFields } from "#app/http/form.server.ts";
import { rowsIn, type Typed, withRows } from "#app/http/form-rows.ts";
import { formText } from "#app/text/form.ts";
import { commonRefusal, planRefusal, saveRefusal, stepRefusal } from "#app/text/refusals.ts";
import type { SaveRefusal } from "#app/use-cases/sessions/save-session.ts";
import { sessionFields } from "./session-fields.ts";

/**
 * What is taken from the rounds before: the items the last left unfinished (継続), its whole agenda, or what they left
 * to be done (対応事項).
 */
export type TakenItems = "carry" | "copy" | "followUps";

/** The form as typed, with its rows added, moved or removed when that is what was pressed. */
export async function readSessionForm(request: Request) {
  const form = await readFormData(request);
  const pressed = form.get("rows");
  if (pressed === "carry" || pressed === "copy" || pressed === "followUps") {
    return { kind: "take" as const, what: pressed as TakenItems, typed: typedFields(form) };
  }
  const edit = parseRowEdit(String(pressed ?? ""));
  if (!edit) return { kind: "save" as const, ...parseForm(form, sessionFields) };
  const typed = typedFields(form);
  const rows = rowsIn(typed, "agenda", MAX_AGENDA_ITEMS);
  if (edit.kind === "add" && rows.length === MAX_AGENDA_ITEMS) {
    const errors: FieldError[] = [{ field: "agenda", message: formText.tooMany("議題", MAX_AGENDA_ITEMS) }];
    return { kind: "save" as const, ok: false as const, typed, errors };
  }
  return { kind: "rows" as const, typed: withRows(typed, "agenda", editRows(rows, edit, { title: "" })) };
}

/** The page again, as it was typed; what is wrong stands at its field. */
export function again(typed: Typed, errors: FieldError[] = []) {
  return data({ typed, errors, revision: randomUUID() }, { status: errors.length > 0 ? 422 : 200 });
}

export function errorOf(refusal: SaveRefusal): FieldError {
  const message = { ...commonRefusal, ...stepRefusal, ...planRefusal, ...saveRefusal }[refusal];
  const field = fieldOfRefusal[refusal];
  return field ? { field, message } : { message };
}

/** The field at which a refusal of the use case is shown. */
const fieldOfRefusal: Record<string, string> = {
  "title-required": "title",
  "title-too-long": "title",
  "end-before-start": "endTime",
  "longer-than-a-day": "endTime",
  "end-without-start": "endTime",
  "answer-by-after-start": "answerBy",
  "answer-by-without-start": "answerBy",
  "date-required": "date",
  "step-needs-date": "date",
  "held-in-future": "date",
  "capacity-below-seated": "capacity",
  "online-capacity-below-seated": "onlineCapacity",
  "requests-to-join": "category",
};
