import type { LoaderFunctionArgs } from "@remix-run/node";
import { fiscalYearName } from "#app/domain/fiscal-year.ts";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { xlsxFile } from "#app/http/xlsx-file.server.ts";
import { exportYearSheet } from "#app/use-cases/plans/export-plan.ts";
import { yearParam } from "../reports/year-param.ts";

export async function loader(args: LoaderFunctionArgs) {
  const year = yearParam(args.params);
  const { searchParams } = new URL(args.request.url);
  const elsewhere = searchParams.get("elsewhere") === "on";
  const centerId = searchParams.get("center")?.slice(0, 64) || undefined;
  const content = orRefuse(await exportYearSheet(await staffContext(args), { year, centerId, elsewhere }));
  return xlsxFile(content, `${fiscalYearName(year)}_年間予定表.xlsx`);
}
