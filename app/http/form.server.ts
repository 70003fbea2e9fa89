import type { z } from "zod";
import { visibleText } from "#app/domain/visible-text.ts";
import { formText } from "#app/text/form.ts";
import { nested, type Typed } from "./form-rows.ts";

export interface FieldError {
  field?: string;
  message: string;
}

export type FormResult<T> = { ok: true; value: T; typed: Typed } | { ok: false; errors: FieldError[]; typed: Typed };

/** The longest form of ours: the attendance of 2,000 people called, nine fields each, and of 500 more. */
const MAX_FIELDS = 25_000;

// Everything but tab and line breaks, and what is no character at all: they would end up in mails, calendars and sheets.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufdd0-\ufdef\ufeff\ufffe\uffff]/;

/**
 * Reads a form against a schema. Names with dots make rows (`agenda.0.title`), names ending in `[]` lists.
 * A control character is refused at its field; what was typed comes back either way.
 */
export async function readForm<S extends z.ZodType>(request: Request, schema: S): Promise<FormResult<z.output<S>>> {
  return parseForm(await readFormData(request), schema);
}

/** The form a request carries. A body that is none (of another type, cut off) is the sender's mistake: 400. */
export async function readFormData(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    throw new Response(formText.noForm, { status: 400, statusText: "Bad Request" });
  }
}

export function parseForm<S extends z.ZodType>(form: FormData, schema: S): FormResult<z.output<S>> {
  const typed = typedFields(form);
  const errors: FieldError[] = [];
  for (const [field, value] of Object.entries(typed)) {
    if ([value].flat().some((text) => CONTROL.test(text))) {
      errors.push({ field, message: formText.controlCharacter });
    }
  }
  // Where a schema has no words of its own, zod's would be English.
  const parsed = schema.safeParse(nested(typed), { error: () => formText.unexpected });
  if (!parsed.success) {
    for (const issue of parsed.error.issues) errors.push({ field: issue.path.join("."), message: issue.message });
  }
  if (errors.length > 0 || !parsed.success) return { ok: false, errors, typed };
  return { ok: true, value: parsed.data, typed };
}

/**
 * The fields of a form as text; files are not read here. Browsers send line breaks as CRLF: they become LF once and
 * for all, so that the same text stays the same; what nobody sees goes. In one pass, as anybody may send as many names as fit.
 */
export function typedFields(form: FormData): Typed {
  const typed: Typed = {};
  let count = 0;
  for (const [name, value] of form.entries()) {
    count += 1;
    if (count > MAX_FIELDS) throw new Response(formText.tooLarge, { status: 413, statusText: "Content Too Large" });
    if (typeof value !== "string") continue;
    const text = visibleText(value).replace(/\r\n?/g, "\n");
    const before = typed[name];
    if (Array.isArray(before)) before.push(text);
    else typed[name] = name.endsWith("[]") ? [text] : text;
  }
  return typed;
}
