import type { LoaderFunctionArgs } from "@remix-run/node";
import { parseJapaneseDate } from "#app/domain/japanese-date.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { staffContext } from "#app/http/context.server.ts";
import { csvFile } from "#app/http/csv-file.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { exportRoster } from "#app/use-cases/bodies/export-roster.ts";

/** The roster of the day in the address; of today without one. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const read = parseJapaneseDate(new URL(args.request.url).searchParams.get("on") ?? "");
  const on = read.ok ? read.value.date : tokyoDate(ctx.now());
  const { name, content } = orRefuse(await exportRoster(ctx, args.params.id ?? "", on));
  return csvFile(content, { plain: `roster-${on}`, japanese: `名簿_${name}_${on}` });
}
