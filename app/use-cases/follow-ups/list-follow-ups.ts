import {
  type FollowUpFilter,
  type ListedFollowUp,
  listFollowUpRows,
  whereFollowUps,
} from "#app/adapters/db/follow-up-store.server.ts";
import { listCsv } from "#app/adapters/sheets/list-csv.server.ts";
import { listXlsx } from "#app/adapters/sheets/list-xlsx.server.ts";
import { type FollowUpState, followUpState } from "#app/domain/follow-up.ts";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { centersReached } from "#app/domain/permission.ts";
import { type Instant, type IsoDate, tokyoDate } from "#app/domain/tokyo-time.ts";
import { followUpListHead, followUpListName, followUpStateLabel } from "#app/text/follow-up.ts";
import type { StaffContext } from "../context.ts";

export type { FollowUpFilter };

const PER_PAGE = 50;

export interface FollowUpList {
  rows: (ListedFollowUp & { state: FollowUpState })[];
  total: number;
  page: number;
  pages: number;
  /** To choose from, where there are several. */
  centers: { id: string; name: string }[];
  mayWrite: boolean;
}

/** What is still to be done after sessions: of the desk's own, or of all desks of a prefecture. */
export async function listFollowUps(
  ctx: StaffContext,
  { page: asked, ...filter }: FollowUpFilter & { page: number },
): Promise<FollowUpList> {
  const { actor, db } = ctx;
  const today = tokyoDate(ctx.now());
  const reached = centersReached(actor, "session.read");
  const centerId = reached === "all" ? filter.centerId : reached === "none" ? "" : reached.centerId;
  // Reaching none is no wish for all.
  const where = {
    ...whereFollowUps(actor.prefectureId, { ...filter, centerId }, today),
    ...(centerId === "" && { centerId }),
  };
  const total = await db.followUp.count({ where });
  const pages = Math.max(1, Math.ceil(total / PER_PAGE));
  const page = Math.min(Math.max(1, asked), pages);
  const rows = await listFollowUpRows(db, where, { skip: (page - 1) * PER_PAGE, take: PER_PAGE });
  const centers =
    reached === "all"
      ? await db.healthCenter.findMany({
          where: { prefectureId: actor.prefectureId },
          select: { id: true, name: true },
          orderBy: { position: "asc" },
        })
      : [];
  return {
    ...{ total, page, pages, centers },
    rows: rows.map((row) => ({ ...row, state: followUpState(row, today) })),
    mayWrite: centersReached(actor, "session.write") !== "none",
  };
}

/** The list as it is filtered, whole, as CSV. */
export async function exportFollowUps(ctx: StaffContext, filter: FollowUpFilter): Promise<string> {
  return listCsv(followUpListHead, await findCells(ctx, filter));
}

/** The same as a workbook. */
export async function exportFollowUpsXlsx(ctx: StaffContext, filter: FollowUpFilter): Promise<Buffer> {
  return listXlsx([{ name: followUpListName, head: followUpListHead, rows: await findCells(ctx, filter) }]);
}

async function findCells(ctx: StaffContext, filter: FollowUpFilter) {
  const rows: FollowUpList["rows"] = [];
  for (let page = 1, pages = 1; page <= pages; page++) {
    const list = await listFollowUps(ctx, { ...filter, page });
    pages = list.pages;
    rows.push(...list.rows);
  }
  return rows.map(({ state, task, assignee, dueOn, session, agendaItem, carriedTo, doneOn, doneNote }) => [
    followUpStateLabel[state],
    task,
    assignee,
    day(dueOn),
    session.title,
    dayOf(session.startsAt),
    agendaItem?.title ?? null,
    session.center.name,
    carriedTo?.session.title ?? null,
    day(doneOn),
    doneNote,
  ]);
}

const day = (date: IsoDate | null) => date && formatDateWithoutWeekday(date);
const dayOf = (at: Instant | null) => at && formatDateWithoutWeekday(tokyoDate(at));
