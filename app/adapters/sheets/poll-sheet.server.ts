import { formatDay } from "#app/domain/japanese-date.ts";
import { POLL_MARKS, type PollMark, type PollNeed, type PollStanding } from "#app/domain/poll.ts";
import type { Candidate } from "#app/domain/poll-plan.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { markSign, needLabel, pollSheetText } from "#app/text/poll.ts";
import { clockText } from "#app/text/session.ts";
import { listCsv } from "./list-csv.server.ts";
import { writeWorkbook } from "./write-workbook.server.ts";

/** People by dates. */
export interface PollReplies {
  options: readonly (Candidate & { id: string })[];
  people: readonly {
    name: string;
    organizationName: string | null;
    title: string | null;
    need: PollNeed;
    /** By candidate. */
    marks: ReadonlyMap<string, PollMark>;
    comment: string | null;
  }[];
}

type SheetCell = string | number | null;

/** Two heading lines (days, hours), a line a person, and the totals of each mark at the foot. */
function layout({ options, people }: PollReplies): { head: SheetCell[][]; rows: SheetCell[][]; foot: SheetCell[][] } {
  const { name, organization, title, need, comment, total } = pollSheetText;
  const standing = (marks: ReadonlyMap<string, PollMark>, id: string): PollStanding => marks.get(id) ?? "silent";
  const STANDINGS: readonly PollStanding[] = [...POLL_MARKS, "silent"];
  return {
    head: [
      [name, organization, title, need, ...options.map(({ startsAt }) => formatDay(tokyoDate(startsAt))), comment],
      [null, null, null, null, ...options.map(clockText), null],
    ],
    rows: people.map(({ name, organizationName, title, need, marks, comment }) => [
      ...[name, organizationName, title, needLabel[need]],
      ...options.map(({ id }) => markSign[standing(marks, id)]),
      comment,
    ]),
    foot: STANDINGS.map((mark) => [
      ...[total(markSign[mark]), null, null, null],
      ...options.map(({ id }) => people.filter(({ marks }) => standing(marks, id) === mark).length),
      null,
    ]),
  };
}

/** The replies as CSV for spreadsheets. */
export function pollCsv(replies: PollReplies): string {
  const { head, rows, foot } = layout(replies);
  const [days = [], hours = []] = head;
  return listCsv(days.map(String), [hours, ...rows, ...foot]);
}

const HEAD = { fontWeight: "bold", backgroundColor: "#e8f1fe", alignVertical: "center" } as const;
const BEFORE_DATES = 4;

/** The same as a workbook: the heading stays in sight, the signs stand in the middle. */
export function pollXlsx(replies: PollReplies): Promise<Buffer> {
  const { head, rows, foot } = layout(replies);
  const [days = [], hours = []] = head;
  const isDate = (column: number) => column >= BEFORE_DATES && column < BEFORE_DATES + replies.options.length;
  const centered = (column: number) => (isDate(column) ? ({ align: "center" } as const) : {});
  const plain = (value: SheetCell, column: number) => ({
    ...{ value: value ?? "", wrap: !isDate(column), alignVertical: "center" as const },
    ...centered(column),
  });
  const bold = (value: SheetCell, column: number) => ({ value: value ?? "", ...HEAD, ...centered(column) });
  return writeWorkbook([
    {
      sheet: pollSheetText.sheet,
      data: [
        // What is no date has one cell over both lines.
        days.map((value, column) => ({ ...bold(value, column), rowSpan: isDate(column) ? 1 : 2 })),
        hours.map((value, column) => (value === null ? null : bold(value, column))),
        ...rows.map((row) => row.map(plain)),
        ...foot.map((row) => row.map(bold)),
      ],
      columns: days.map((_, column) => ({ width: isDate(column) ? 16 : column === BEFORE_DATES - 1 ? 12 : 24 })),
      stickyRowsCount: 2,
      stickyColumnsCount: 1,
    },
  ]);
}
