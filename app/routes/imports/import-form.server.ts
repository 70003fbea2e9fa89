import { z } from "zod";
import { choice } from "#app/http/fields.server.ts";
import { type FieldError, readForm } from "#app/http/form.server.ts";
import { importRefusal } from "#app/text/import.ts";

const column = z
  .string()
  .regex(/^\d{0,4}$/)
  .transform((text) => (text === "" ? null : Number(text)));

const schema = z.object({
  step: choice(["match", "apply", "undo", "discard"]),
  columns: z
    .record(z.string(), column)
    .default({})
    .transform((all) =>
      Object.fromEntries(Object.entries(all).flatMap(([name, at]) => (at === null ? [] : [[name, at] as const]))),
    ),
  given: z.record(z.string(), z.string().max(200)).default({}),
});

/** What is to be done with an import; with the columns where they are matched. */
export const readImportForm = (request: Request) => readForm(request, schema);

type StepError =
  | Exclude<keyof typeof importRefusal, `${string}-required` | `file-${string}`>
  | "column-required"
  | "given-required";

/** Why a step was not taken: at the fields that are at fault, else on the page. */
export function stepErrors({ error, faults = [] }: { error: string; faults?: string[] }): FieldError[] {
  const message = importRefusal[error as StepError];
  return faults.length > 0 ? faults.map((field) => ({ field, message })) : [{ message }];
}
