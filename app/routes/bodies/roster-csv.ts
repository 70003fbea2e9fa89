import type { LoaderFunctionArgs } from "@remix-run/node";
import { staffContext } from "#app/http/context.server.ts";
import { csvFile } from "#app/http/csv-file.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { exportRoster } from "#app/use-cases/bodies/export-roster.ts";
import { rosterDay } from "./roster-day.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { on } = rosterDay(ctx, args.request);
  const { name, content } = orRefuse(await exportRoster(ctx, { id: args.params.id ?? "", on, format: "csv" }));
  return csvFile(String(content), { plain: `roster-${on}`, japanese: `名簿_${name}_${on}` });
}
