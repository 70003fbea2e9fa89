import type { LoaderFunctionArgs } from "@remix-run/node";
import { appContext } from "#app/http/context.server.ts";
import { fileResponse } from "#app/http/file-response.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { openMaterialByLink } from "#app/use-cases/materials/open-material.ts";

/** A material, for someone who was invited. */
export async function loader(args: LoaderFunctionArgs) {
  const { token = "", materialId = "" } = args.params;
  return fileResponse(args, orRefuse(await openMaterialByLink(appContext(args), { token, materialId })));
}
