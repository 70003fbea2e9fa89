import type { Typed } from "#app/http/form-rows.ts";
import { minutesText as words } from "#app/text/minutes.ts";
import type { MinutesForm } from "#app/use-cases/minutes/save-minutes.ts";

/** The texts as the form would have been typed. */
export function typedMinutes({ author, opening, closing, items }: MinutesForm["texts"], version: number): Typed {
  const typed: Typed = {
    version: String(version),
    author: author ?? "",
    opening: opening ?? "",
    closing: closing ?? "",
  };
  items.forEach(({ explanation, discussion, conclusion }, index) => {
    typed[`items.${index}.explanation`] = explanation ?? "";
    typed[`items.${index}.discussion`] = discussion ?? "";
    typed[`items.${index}.conclusion`] = conclusion ?? "";
  });
  return typed;
}

/** What a field of the form is called. */
export function minutesFieldLabel(field: string): string | undefined {
  const [first, number, part = ""] = field.split(".");
  const labels: Record<string, string> = {
    author: words.author,
    opening: words.opening,
    closing: words.closing,
    explanation: words.explanation,
    discussion: words.discussion,
    conclusion: words.conclusion,
  };
  return first === "items" ? `議題${Number(number) + 1}の${labels[part] ?? ""}` : labels[first ?? ""];
}
