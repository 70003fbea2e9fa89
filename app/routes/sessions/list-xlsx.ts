import type { LoaderFunctionArgs } from "@remix-run/node";
import { staffContext } from "#app/http/context.server.ts";
import { xlsxFile } from "#app/http/xlsx-file.server.ts";
import { exportSessionsXlsx } from "#app/use-cases/sessions/export-sessions.ts";
import { readSessionFilter, readSessionYear } from "./session-filter.server.ts";

/** The list as it is filtered, whole. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { searchParams } = new URL(args.request.url);
  const filter = {
    ...readSessionFilter(searchParams, ctx.actor.centerId),
    ...readSessionYear(searchParams, ctx.now()),
  };
  return xlsxFile(await exportSessionsXlsx(ctx, filter), "開催の一覧.xlsx");
}
