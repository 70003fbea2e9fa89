import type { LoaderFunctionArgs } from "@remix-run/node";
import { staffContext } from "#app/http/context.server.ts";
import { csvFile } from "#app/http/csv-file.server.ts";
import { exportPeople } from "#app/use-cases/people/export-people.ts";
import { readPeopleFilter } from "./people-filter.server.ts";

/** 名簿 as it is filtered, whole. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const content = await exportPeople(ctx, readPeopleFilter(new URL(args.request.url).searchParams));
  return csvFile(content, { plain: "people", japanese: "名簿" });
}
