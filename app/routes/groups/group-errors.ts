import { groupRefusal } from "#app/text/people.ts";

/** A refusal of the use case, at its field. */
export function groupError(refusal: "name-taken" | "unknown-municipality") {
  return { field: refusal === "name-taken" ? "name" : "municipalityId", message: groupRefusal[refusal] };
}
