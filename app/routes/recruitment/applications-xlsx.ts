import type { LoaderFunctionArgs } from "@remix-run/node";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { xlsxFile } from "#app/http/xlsx-file.server.ts";
import { applicationSheetName } from "#app/text/recruitment.ts";
import { exportApplicationsXlsx } from "#app/use-cases/recruitments/export-applications.ts";

export async function loader(args: LoaderFunctionArgs) {
  const content = orRefuse(await exportApplicationsXlsx(await staffContext(args), args.params.id ?? ""));
  return xlsxFile(content, `${applicationSheetName}.xlsx`);
}
