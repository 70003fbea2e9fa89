import { listCsv } from "#app/adapters/sheets/list-csv.server.ts";
import { listXlsx } from "#app/adapters/sheets/list-xlsx.server.ts";
import { fiscalYearName, fiscalYearOf } from "#app/domain/fiscal-year.ts";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { type Instant, toTokyo } from "#app/domain/tokyo-time.ts";
import { categoryLabel, formatLabel, stateLabel } from "#app/text/labels.ts";
import { sessionListHead, sessionListName, statedAs } from "#app/text/session.ts";
import type { StaffContext } from "../context.ts";
import { type ListedSession, listSessions, type SessionFilter } from "./list-sessions.ts";

/** The list of sessions as CSV: every page of what the filter shows. */
export async function exportSessions(ctx: StaffContext, filter: Omit<SessionFilter, "page">): Promise<string> {
  return listCsv(sessionListHead, await findCells(ctx, filter));
}

/** The same as a workbook. */
export async function exportSessionsXlsx(ctx: StaffContext, filter: Omit<SessionFilter, "page">): Promise<Buffer> {
  return listXlsx([{ name: sessionListName, head: sessionListHead, rows: await findCells(ctx, filter) }]);
}

async function findCells(ctx: StaffContext, filter: Omit<SessionFilter, "page">) {
  const rows: ListedSession[] = [];
  for (let page = 1, pages = 1; page <= pages; page++) {
    const list = await listSessions(ctx, { ...filter, page });
    pages = list.pages;
    rows.push(...list.rows);
  }
  return rows.map(asCells);
}

function asCells(row: ListedSession) {
  const { headcount } = row;
  return [
    row.startsAt && fiscalYearName(fiscalYearOf(row.startsAt)),
    row.startsAt && formatDateWithoutWeekday(toTokyo(row.startsAt).date),
    clock(row.startsAt),
    clock(row.endsAt),
    categoryLabel[row.category],
    row.title,
    row.round,
    row.bodies.map(({ body }) => body.name).join("・"),
    row.center.name,
    formatLabel[row.format],
    row.venue,
    stateLabel[row.state],
    headcount && headcount.kind !== "unknown" ? headcount.people : null,
    headcount && statedAs(headcount),
  ];
}

// As text, or empty.
const clock = (at: Instant | null) => at && toTokyo(at).time;
