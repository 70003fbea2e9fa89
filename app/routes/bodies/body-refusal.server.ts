import { data } from "@remix-run/node";
import type { FieldError } from "#app/http/form.server.ts";
import type { Typed } from "#app/http/form-rows.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { appointRefusal, bodyRefusal, seatRefusal } from "#app/text/bodies.ts";
import { commonRefusal } from "#app/text/refusals.ts";

const messages = { ...commonRefusal, ...bodyRefusal, ...seatRefusal, ...appointRefusal };
export type BodiesRefusal = keyof typeof messages;

/** The field at which a refusal is shown. */
const fieldOf: Partial<Record<BodiesRefusal, string>> = {
  "body-ends-before-start": "endsOn",
  "parent-beneath": "parentId",
  "parent-elsewhere": "parentId",
  "center-in-use": "centerId",
  "seat-unnamed": "organizationName",
  "seat-held-later": "endsOn",
  "ends-before-start": "endsOn",
  "seat-ended": "endsOn",
  "holder-overlaps": "startsOn",
  "already-holder": "q",
  "changeover-before-term": "startsOn",
  "changeover-after-term": "startsOn",
  "unknown-person": "q",
};

/** What a refusal of a use case says, and at which field; 404 and 403 are pages of their own. */
export function refusalError(error: BodiesRefusal): FieldError {
  if (error === "not-found" || error === "forbidden") return orRefuse<never, BodiesRefusal>({ ok: false, error });
  const field = fieldOf[error];
  return { ...(field && { field }), message: messages[error] };
}

/** The page again, as it was typed, with what is wrong. */
export function typedAgain(typed: Typed, errors: FieldError[]) {
  return data({ typed, errors }, { status: 422 });
}
