import { z } from "zod";
import { choice, version } from "#app/http/fields.server.ts";

const side = choice(["kept", "merged"]).default("kept");

/** What a page of comparison sends: the versions it showed, and of which record each field is to be. */
export function mergeForm<F extends string>(fields: readonly F[]) {
  const take = z.object(Object.fromEntries(fields.map((field) => [field, side]))).default({});
  return z
    .object({ keptVersion: version, mergedVersion: version, take })
    .transform(({ keptVersion: kept, mergedVersion: merged, take }) => ({
      versions: { kept, merged },
      taken: fields.filter((field) => take[field] === "merged"),
    }));
}
