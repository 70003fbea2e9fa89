import type { LoaderFunctionArgs } from "@remix-run/node";
import { refuse } from "#app/domain/result.ts";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import { type ShownMaterials, showMaterials } from "#app/use-cases/materials/show-materials.ts";

/** For someone who may change a session's materials now; anybody else is refused before a byte of a file is read. */
export async function writeContext(args: LoaderFunctionArgs): Promise<{ ctx: StaffContext; shown: ShownMaterials }> {
  const ctx = await staffContext(args);
  const shown = orRefuse(await showMaterials(ctx, args.params.id ?? ""));
  if (!shown.mayWrite) orRefuse(refuse("forbidden"));
  return { ctx, shown };
}
