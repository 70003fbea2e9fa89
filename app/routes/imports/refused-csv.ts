import type { LoaderFunctionArgs } from "@remix-run/node";
import { staffContext } from "#app/http/context.server.ts";
import { csvFile } from "#app/http/csv-file.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { exportRefused } from "#app/use-cases/imports/export-refused.ts";

/** The rows that are refused, to be mended and sent again. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const content = orRefuse(await exportRefused(ctx, args.params.id ?? ""));
  return csvFile(content, { plain: "refused", japanese: "取り込めない行" });
}
