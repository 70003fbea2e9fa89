import type { LoaderFunctionArgs } from "@remix-run/node";
import { staffContext } from "#app/http/context.server.ts";
import { xlsxFile } from "#app/http/xlsx-file.server.ts";
import { followUpListName } from "#app/text/follow-up.ts";
import { exportFollowUpsXlsx } from "#app/use-cases/follow-ups/list-follow-ups.ts";
import { readFollowUpFilter } from "./filter.server.ts";

/** The list as it is filtered, whole. */
export async function loader(args: LoaderFunctionArgs) {
  const filter = readFollowUpFilter(new URL(args.request.url).searchParams);
  return xlsxFile(await exportFollowUpsXlsx(await staffContext(args), filter), `${followUpListName}.xlsx`);
}
