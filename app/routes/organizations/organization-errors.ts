import { organizationRefusal } from "#app/text/people.ts";
import { commonRefusal } from "#app/text/refusals.ts";
import type { OrganizationRefusal } from "#app/use-cases/organizations/save-organization.ts";

/** A refusal of the use case, at its field. */
export function organizationError(refusal: Exclude<OrganizationRefusal, "not-found" | "forbidden">) {
  if (refusal === "edited-meanwhile") return { message: commonRefusal[refusal] };
  const fields = {
    "name-taken": "name",
    "name-used-by-others": "name",
    "kind-used-by-others": "kind",
    "unknown-municipality": "municipalityId",
  } as const;
  return { field: fields[refusal], message: organizationRefusal[refusal] };
}
