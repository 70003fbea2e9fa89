/** The id of a field's control, from its name: `agenda.0.title` gives `f-agenda-0-title`. The error summary links to it. */
export function fieldId(name: string): string {
  return `f-${name.replaceAll(".", "-")}`;
}
