import type { LoaderFunctionArgs } from "@remix-run/node";
import { staffContext } from "#app/http/context.server.ts";
import { xlsxFile } from "#app/http/xlsx-file.server.ts";
import { exportTrainingsXlsx } from "#app/use-cases/trainings/export-trainings.ts";
import { readTrainingFilter } from "./training-filter.server.ts";

/** The list as it is filtered, whole. */
export async function loader(args: LoaderFunctionArgs) {
  const filter = readTrainingFilter(new URL(args.request.url).searchParams);
  return xlsxFile(await exportTrainingsXlsx(await staffContext(args), filter), "研修の一覧.xlsx");
}
