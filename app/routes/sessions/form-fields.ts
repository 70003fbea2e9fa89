import type { Typed } from "#app/http/form-rows.ts";

/** What was typed and what is wrong with it, field by field, as the components take it. */
export interface FormFields {
  of(name: string): { name: string; defaultValue: string; error: string | undefined };
  text(name: string): string;
  list(name: string): string[];
  /** A list of boxes to tick. */
  boxes(name: string): { name: string; defaultValues: string[]; error: string | undefined };
}

interface Answer {
  typed: Typed;
  errors: readonly { field?: string; message: string }[];
}

export function formFields({ typed, errors }: Answer): FormFields {
  const text = (name: string) => [typed[name] ?? ""].flat()[0] ?? "";
  const list = (name: string) => [typed[`${name}[]`] ?? []].flat();
  const wrongIn = (name: string) =>
    errors.find(({ field }) => field === name || field === `${name}[]` || field?.startsWith(`${name}.`))?.message;
  return {
    of: (name) => ({ name, defaultValue: text(name), error: errors.find((error) => error.field === name)?.message }),
    text,
    list,
    boxes: (name) => ({ name: `${name}[]`, defaultValues: list(name), error: wrongIn(name) }),
  };
}
