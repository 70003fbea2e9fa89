import type { LoaderFunctionArgs } from "@remix-run/node";
import { staffContext } from "#app/http/context.server.ts";
import { csvFile } from "#app/http/csv-file.server.ts";
import { exportTrainings } from "#app/use-cases/trainings/export-trainings.ts";
import { readTrainingFilter } from "./training-filter.server.ts";

/** The list as it is filtered, whole. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const content = await exportTrainings(ctx, readTrainingFilter(new URL(args.request.url).searchParams));
  return csvFile(content, { plain: "trainings", japanese: "研修の一覧" });
}
