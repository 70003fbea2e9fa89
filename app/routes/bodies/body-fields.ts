import { z } from "zod";
import { PROXY_POLICIES } from "#app/domain/proxy.ts";
import { BODY_KINDS } from "#app/domain/taxonomy.ts";
import {
  choice,
  optionalDate,
  optionalInteger,
  optionalLines,
  optionalText,
  requiredText,
  version,
} from "#app/http/fields.server.ts";
import { formText } from "#app/text/form.ts";
import type { BodyInput } from "#app/use-cases/bodies/save-body.ts";

/** The form of a body: what is typed, and the input of the use case it becomes. */
export const bodyFields = z
  .object({
    version,
    centerId: z.string().max(64).min(1, formText.choose),
    kind: choice(BODY_KINDS),
    name: requiredText(200),
    parentId: optionalText(64),
    basis: optionalLines(500),
    termYears: optionalInteger(1, 20),
    outsourced: choice(["yes", "no"]),
    proxyPolicy: choice(PROXY_POLICIES),
    startsOn: optionalDate,
    endsOn: optionalDate,
    position: optionalInteger(0, 9999),
  })
  .transform(({ version, centerId, outsourced, position, ...plain }) => ({
    version,
    centerId,
    input: { ...plain, outsourced: outsourced === "yes", position: position ?? 0 } satisfies BodyInput,
  }));
