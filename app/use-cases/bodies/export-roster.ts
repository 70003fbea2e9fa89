import { listCsv } from "#app/adapters/sheets/list-csv.server.ts";
import { rosterXlsx } from "#app/adapters/sheets/roster-sheet.server.ts";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { ok, type Result } from "#app/domain/result.ts";
import type { IsoDate } from "#app/domain/tokyo-time.ts";
import { rosterHead, rosterText } from "#app/text/bodies.ts";
import { memberRoleLabel } from "#app/text/labels.ts";
import type { StaffContext } from "../context.ts";
import type { RosterLine } from "./roster-line.ts";
import { showBody } from "./show-body.ts";

/** A body's roster (名簿) of one day as CSV or as a workbook to print, vacant seats without a name. */
export async function exportRoster(
  ctx: StaffContext,
  { id, on, format }: { id: string; on: IsoDate; format: "csv" | "xlsx" },
): Promise<Result<{ name: string; content: string | Buffer }, "not-found" | "forbidden">> {
  const shown = await showBody(ctx, id, on);
  if (!shown.ok) return shown;
  const { name } = shown.value.body;
  const rows = shown.value.roster.map(asCells);
  if (format === "csv") return ok({ name, content: listCsv(rosterHead, rows) });
  const headed = { title: rosterText.title(name), day: rosterText.asOf(on), head: rosterHead };
  return ok({ name, content: await rosterXlsx({ ...headed, rows }) });
}

function asCells({ organization, post, role, holder }: RosterLine, index: number) {
  const day = (date: IsoDate | null | undefined) => (date ? formatDateWithoutWeekday(date) : null);
  return [
    index + 1,
    memberRoleLabel[role],
    organization,
    post,
    holder?.name ?? null,
    holder?.kana ?? null,
    holder?.title ?? null,
    day(holder?.startsOn),
    day(holder?.endsOn),
  ];
}
