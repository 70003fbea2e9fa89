import type { LoaderFunctionArgs } from "@remix-run/node";
import { DAY_SHEETS, RECEPTION_FILLS } from "#app/domain/day-paper.ts";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { xlsxFile } from "#app/http/xlsx-file.server.ts";
import { exportDaySheet } from "#app/use-cases/papers/export-day-sheet.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const kind = DAY_SHEETS.find((known) => known === args.params.kind);
  if (!kind) throw new Response(null, { status: 404, statusText: "Not Found" });
  const query = new URL(args.request.url).searchParams;
  const fill = RECEPTION_FILLS.find((known) => known === query.get("fill")) ?? null;
  const { content, name } = orRefuse(await exportDaySheet(ctx, args.params.id ?? "", kind, fill));
  return xlsxFile(content, `${name}.xlsx`);
}
