import type { LoaderFunctionArgs } from "@remix-run/node";
import { staffContext } from "#app/http/context.server.ts";
import { csvFile } from "#app/http/csv-file.server.ts";
import { followUpListName } from "#app/text/follow-up.ts";
import { exportFollowUps } from "#app/use-cases/follow-ups/list-follow-ups.ts";
import { readFollowUpFilter } from "./filter.server.ts";

/** The list as it is filtered, whole. */
export async function loader(args: LoaderFunctionArgs) {
  const filter = readFollowUpFilter(new URL(args.request.url).searchParams);
  const content = await exportFollowUps(await staffContext(args), filter);
  return csvFile(content, { plain: "follow-ups", japanese: followUpListName });
}
