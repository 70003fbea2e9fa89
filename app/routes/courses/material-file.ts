import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { applicationPath } from "#app/domain/link.ts";
import { appContext } from "#app/http/context.server.ts";
import { fileResponse } from "#app/http/file-response.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { openMaterialByApplication } from "#app/use-cases/materials/open-material.ts";

/** A material, for an application's contact; one that was replaced leads to the page that lists what there is now. */
export async function loader(args: LoaderFunctionArgs) {
  const { token = "", materialId = "" } = args.params;
  const opened = await openMaterialByApplication(appContext(args), { token, materialId });
  if (!opened.ok && opened.error === "replaced") return redirect(applicationPath(token));
  return fileResponse(args, orRefuse(opened.ok ? opened : { ok: false, error: "not-found" }));
}
