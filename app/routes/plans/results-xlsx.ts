import type { LoaderFunctionArgs } from "@remix-run/node";
import { fiscalYearName } from "#app/domain/fiscal-year.ts";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { xlsxFile } from "#app/http/xlsx-file.server.ts";
import { exportPlanResults } from "#app/use-cases/plans/export-plan.ts";
import { yearParam } from "../reports/year-param.ts";

export async function loader(args: LoaderFunctionArgs) {
  const year = yearParam(args.params);
  const centerId = new URL(args.request.url).searchParams.get("center")?.slice(0, 64) || undefined;
  const content = orRefuse(await exportPlanResults(await staffContext(args), { year, centerId }));
  return xlsxFile(content, `${fiscalYearName(year)}_計画と実績.xlsx`);
}
