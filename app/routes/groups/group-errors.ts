import { groupRefusal } from "#app/text/people.ts";
import { commonRefusal } from "#app/text/refusals.ts";
import type { GroupRefusal } from "#app/use-cases/groups/save-group.ts";

/** A refusal of the use case, at its field. */
export function groupError(refusal: Exclude<GroupRefusal, "not-found" | "forbidden">): {
  field?: string;
  message: string;
} {
  if (refusal === "edited-meanwhile") return { message: commonRefusal[refusal] };
  const fields = {
    "name-taken": "name",
    "unknown-municipality": "municipalityId",
    "title-unsearchable": "titleKey",
  } as const;
  const message = groupRefusal[refusal];
  return refusal === "group-empty" || refusal === "unknown-person" ? { message } : { field: fields[refusal], message };
}
