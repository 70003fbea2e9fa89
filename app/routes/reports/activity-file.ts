import type { LoaderFunctionArgs } from "@remix-run/node";
import { fiscalYearCode, fiscalYearName } from "#app/domain/fiscal-year.ts";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { reportText } from "#app/text/reports.ts";
import { exportActivityTable, type SheetFormat } from "#app/use-cases/reports/export-activity-table.ts";
import { yearParam } from "./year-param.ts";

const MEDIA_TYPES: Record<SheetFormat, string> = {
  tsv: "text/tab-separated-values; charset=utf-8",
  csv: "text/csv; charset=utf-8",
};

/** 実績表 as a file, by its Japanese name where the browser knows RFC 5987, and a plain one elsewhere. */
export async function activityFile(args: LoaderFunctionArgs, format: SheetFormat): Promise<Response> {
  const year = yearParam(args.params);
  const content = orRefuse(await exportActivityTable(await staffContext(args), year, format));
  const name = encodeURIComponent(`${reportText.activityFile(fiscalYearName(year))}.${format}`);
  return new Response(content, {
    headers: {
      "Content-Type": MEDIA_TYPES[format],
      "Content-Disposition": `attachment; filename="activity-${fiscalYearCode(year)}.${format}"; filename*=UTF-8''${name}`,
      "Cache-Control": "private, no-cache",
    },
  });
}
