import type { LoaderFunctionArgs } from "@remix-run/node";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { xlsxFile } from "#app/http/xlsx-file.server.ts";
import { exportRoster } from "#app/use-cases/bodies/export-roster.ts";
import { rosterDay } from "./roster-day.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { on } = rosterDay(ctx, args.request);
  const { name, content } = orRefuse(await exportRoster(ctx, { id: args.params.id ?? "", on, format: "xlsx" }));
  return xlsxFile(content, `名簿_${name}_${on}.xlsx`);
}
