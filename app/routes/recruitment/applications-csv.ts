import type { LoaderFunctionArgs } from "@remix-run/node";
import { staffContext } from "#app/http/context.server.ts";
import { csvFile } from "#app/http/csv-file.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { applicationSheetName } from "#app/text/recruitment.ts";
import { exportApplicationsCsv } from "#app/use-cases/recruitments/export-applications.ts";

export async function loader(args: LoaderFunctionArgs) {
  const content = orRefuse(await exportApplicationsCsv(await staffContext(args), args.params.id ?? ""));
  return csvFile(content, { plain: "applications", japanese: applicationSheetName });
}
