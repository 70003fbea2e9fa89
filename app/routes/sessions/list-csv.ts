import type { LoaderFunctionArgs } from "@remix-run/node";
import { staffContext } from "#app/http/context.server.ts";
import { csvFile } from "#app/http/csv-file.server.ts";
import { exportSessions } from "#app/use-cases/sessions/export-sessions.ts";
import { readSessionFilter, readSessionYear } from "./session-filter.server.ts";

/** The list as it is filtered, whole. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { searchParams } = new URL(args.request.url);
  const filter = readSessionFilter(searchParams, ctx.actor.centerId);
  const content = await exportSessions(ctx, { ...filter, ...readSessionYear(searchParams, ctx.now()) });
  return csvFile(content, { plain: "sessions", japanese: "開催の一覧" });
}
