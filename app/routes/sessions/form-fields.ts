/** What was typed and what is wrong with it, field by field, as the components take it. */
export interface FormFields {
  of(name: string): { name: string; defaultValue: string; error: string | undefined };
  text(name: string): string;
  list(name: string): string[];
}

interface Answer {
  typed: Record<string, string | string[]>;
  errors: readonly { field?: string; message: string }[];
}

export function formFields({ typed, errors }: Answer): FormFields {
  const text = (name: string) => [typed[name] ?? ""].flat()[0] ?? "";
  return {
    of: (name) => ({ name, defaultValue: text(name), error: errors.find((error) => error.field === name)?.message }),
    text,
    list: (name) => [typed[`${name}[]`] ?? []].flat(),
  };
}

/** How many rows were typed under a name: `agenda.0.title`, `agenda.1.title` … */
export function rowCount(typed: Answer["typed"], name: string): number {
  const rows = Object.keys(typed).flatMap((key) => key.match(`^${name}\\.(\\d+)\\.`)?.[1] ?? []);
  return rows.length === 0 ? 0 : Math.max(...rows.map(Number)) + 1;
}
