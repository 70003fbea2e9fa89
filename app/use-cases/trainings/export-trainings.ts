import type { TrainingRow } from "#app/adapters/db/training-store.server.ts";
import { listCsv } from "#app/adapters/sheets/list-csv.server.ts";
import { listXlsx } from "#app/adapters/sheets/list-xlsx.server.ts";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { type Instant, toTokyo } from "#app/domain/tokyo-time.ts";
import { joinStateLabel, trainingListHead, trainingListName } from "#app/text/joining.ts";
import { categoryLabel, formatLabel } from "#app/text/labels.ts";
import type { StaffContext } from "../context.ts";
import { listTrainings, type TrainingFilter } from "./list-trainings.ts";

/** The list of trainings as CSV: every page of what the filter shows. */
export async function exportTrainings(ctx: StaffContext, filter: Omit<TrainingFilter, "page">): Promise<string> {
  return listCsv(trainingListHead, await findCells(ctx, filter));
}

/** The same as a workbook. */
export async function exportTrainingsXlsx(ctx: StaffContext, filter: Omit<TrainingFilter, "page">): Promise<Buffer> {
  return listXlsx([{ name: trainingListName, head: trainingListHead, rows: await findCells(ctx, filter) }]);
}

async function findCells(ctx: StaffContext, filter: Omit<TrainingFilter, "page">) {
  const rows: TrainingRow[] = [];
  for (let page = 1, pages = 1; page <= pages; page++) {
    const list = await listTrainings(ctx, { ...filter, page });
    pages = list.pages;
    rows.push(...list.rows);
  }
  return rows.map(asCells);
}

function asCells(row: TrainingRow) {
  const tagged = (kind: TrainingRow["tags"][number]["kind"]) =>
    row.tags.flatMap((tag) => (tag.kind === kind ? [tag.value] : [])).join("・");
  const [request] = row.joinRequests;
  return [
    row.startsAt && formatDateWithoutWeekday(toTokyo(row.startsAt).date),
    clock(row.startsAt),
    clock(row.endsAt),
    row.center.name,
    row.coHosts.map(({ center }) => center.name).join("・"),
    categoryLabel[row.category],
    row.title,
    row.round,
    row.theme,
    tagged("targetOccupation"),
    tagged("targetOrganization"),
    formatLabel[row.format],
    row.venue,
    request ? joinStateLabel[request.state] : null,
  ];
}

const clock = (at: Instant | null) => at && toTokyo(at).time;
