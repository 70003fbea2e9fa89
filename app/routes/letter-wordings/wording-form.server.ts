import type { Params } from "@remix-run/react";
import { z } from "zod";
import { MAX_SIGNATORY } from "#app/domain/letter-wording.ts";
import { MAX_WORDING } from "#app/domain/mail-wording.ts";
import { version } from "#app/http/fields.server.ts";
import { formText } from "#app/text/form.ts";

// Not trimmed: a paragraph begins with a full-width blank.
const paragraphs = (max: number) => z.string().max(max, formText.tooLong(max)).default("");

export const letterWordingForm = z.object({
  signatory: paragraphs(MAX_SIGNATORY),
  opening: paragraphs(MAX_WORDING),
  closing: paragraphs(MAX_WORDING),
  version,
});

/** Whose words a page is about: a body's, below that body, or the prefecture's, below the settings. */
export function placeOf({ id, kind = "" }: Params) {
  const bodyId = id ?? null;
  return {
    place: { bodyId, kind },
    path: bodyId === null ? `/settings/letters/${kind}` : `/bodies/${bodyId}/letters/${kind}`,
  };
}
