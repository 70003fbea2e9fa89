import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { answerPath } from "#app/domain/link.ts";
import { appContext } from "#app/http/context.server.ts";
import { fileResponse } from "#app/http/file-response.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { openMaterialByLink } from "#app/use-cases/materials/open-material.ts";

/** A material, for someone who was invited; one that was replaced leads to the page that lists what there is now. */
export async function loader(args: LoaderFunctionArgs) {
  const { token = "", materialId = "" } = args.params;
  const opened = await openMaterialByLink(appContext(args), { token, materialId });
  if (!opened.ok && opened.error === "replaced") return redirect(`${answerPath(token)}?replaced=1`);
  return fileResponse(args, orRefuse(opened.ok ? opened : { ok: false, error: "not-found" }));
}
