import type { LoaderFunctionArgs } from "@remix-run/node";
import { staffContext } from "#app/http/context.server.ts";
import { fileResponse } from "#app/http/file-response.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { openMaterial } from "#app/use-cases/materials/open-material.ts";

/** Any version of a material, for its desk. */
export async function loader(args: LoaderFunctionArgs) {
  const { id: sessionId = "", materialId = "" } = args.params;
  const ctx = await staffContext(args);
  return fileResponse(args, orRefuse(await openMaterial(ctx, { sessionId, materialId })));
}
