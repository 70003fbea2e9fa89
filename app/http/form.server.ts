import type { z } from "zod";
import { formText } from "#app/text/form.ts";

/** What was typed, by field name, to show it again. */
export type Typed = Record<string, string | string[]>;

export interface FieldError {
  field?: string;
  message: string;
}

export type FormResult<T> = { ok: true; value: T; typed: Typed } | { ok: false; errors: FieldError[]; typed: Typed };

// Everything but tab and line breaks: they would end up in mails, calendars and sheets.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u0085\u2028\u2029\ufeff]/;

/**
 * Reads a form against a schema. Names with dots make rows (`agenda.0.title`), names ending in `[]` lists.
 * A control character is refused at its field; what was typed comes back either way.
 */
export async function readForm<S extends z.ZodType>(request: Request, schema: S): Promise<FormResult<z.output<S>>> {
  return parseForm(await request.formData(), schema);
}

export function parseForm<S extends z.ZodType>(form: FormData, schema: S): FormResult<z.output<S>> {
  const typed = typedFields(form);
  const errors: FieldError[] = [];
  for (const [field, value] of Object.entries(typed)) {
    if ([value].flat().some((text) => CONTROL.test(text))) {
      errors.push({ field, message: formText.controlCharacter });
    }
  }
  const parsed = schema.safeParse(nested(typed));
  if (!parsed.success) {
    for (const issue of parsed.error.issues) errors.push({ field: issue.path.join("."), message: issue.message });
  }
  if (errors.length > 0 || !parsed.success) return { ok: false, errors, typed };
  return { ok: true, value: parsed.data, typed };
}

/** The fields of a form as text; files are not read here. */
export function typedFields(form: FormData): Typed {
  const typed: Typed = {};
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name).filter((value) => typeof value === "string");
    typed[name] = name.endsWith("[]") ? values : (values.at(-1) ?? "");
  }
  return typed;
}

type Nested = { [key: string]: Nested | string | string[] };

function nested(typed: Typed): Nested {
  const root: Nested = Object.create(null);
  for (const [name, value] of Object.entries(typed)) {
    const path = name.replace(/\[\]$/, "").split(".");
    let at = root;
    for (const key of path.slice(0, -1)) {
      const next = at[key];
      at = at[key] = next && typeof next === "object" && !Array.isArray(next) ? next : Object.create(null);
    }
    at[path.at(-1) as string] = value;
  }
  return rowsAsArrays(root) as Nested;
}

/** `{ "0": …, "2": … }` as an array in the order of its numbers. */
function rowsAsArrays(value: Nested | string | string[]): unknown {
  if (typeof value === "string" || Array.isArray(value)) return value;
  const keys = Object.keys(value);
  if (keys.length > 0 && keys.every((key) => /^\d{1,3}$/.test(key))) {
    return keys.sort((a, b) => Number(a) - Number(b)).map((key) => rowsAsArrays(value[key] as Nested));
  }
  return Object.fromEntries(keys.map((key) => [key, rowsAsArrays(value[key] as Nested)]));
}
