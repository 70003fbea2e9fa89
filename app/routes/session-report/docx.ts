import type { LoaderFunctionArgs } from "@remix-run/node";
import { staffContext } from "#app/http/context.server.ts";
import { docxFile } from "#app/http/docx-file.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { printReport } from "#app/use-cases/session-reports/print-report.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { bytes, name } = orRefuse(await printReport(await staffContext(args), args.params.id ?? "", "docx"));
  return docxFile(bytes, name);
}
