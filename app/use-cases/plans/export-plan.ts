import { listXlsx } from "#app/adapters/sheets/list-xlsx.server.ts";
import type { FiscalYear } from "#app/domain/fiscal-year.ts";
import { formatDateWithoutWeekday, formatDay } from "#app/domain/japanese-date.ts";
import { ok, type Result } from "#app/domain/result.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { stateLabel } from "#app/text/labels.ts";
import { planColumns, planFileText as words } from "#app/text/plans.ts";
import { clockText, roundText } from "#app/text/session.ts";
import type { StaffContext } from "../context.ts";
import { type PlannedAndHeld, showPlanResults } from "./show-plan-results.ts";
import { type SheetSession, showYearSheet } from "./show-year-sheet.ts";

type Exported = Promise<Result<Buffer, "not-found" | "forbidden">>;

/** A year's plan against what was held, as a workbook: by body, then session by session. */
export async function exportPlanResults(
  ctx: StaffContext,
  input: { year: FiscalYear; centerId?: string | undefined },
): Exported {
  const results = await showPlanResults(ctx, input);
  if (!results.ok) return results;
  const { groups, total, planned, unplanned } = results.value;
  const lines = [...groups, { name: words.total, count: total }];
  return ok(
    await listXlsx([
      {
        name: words.byBody,
        head: [words.body, ...planColumns.map(([, label]) => label)],
        rows: lines.map(({ name, count }) => [name ?? words.ofNoBody, ...planColumns.map(([key]) => count[key])]),
      },
      {
        name: words.bySession,
        head: words.sessionHead,
        rows: [
          ...planned.map((session) => [words.planned, ...asCells(session)]),
          ...unplanned.map((session) => [words.unplanned, ...asCells(session)]),
        ],
      },
    ]),
  );
}

function asCells({ title, plannedOn, startsAt, endsAt, moved, state }: PlannedAndHeld) {
  return [
    title,
    plannedOn && formatDateWithoutWeekday(plannedOn),
    startsAt && formatDateWithoutWeekday(tokyoDate(startsAt)),
    clockText({ startsAt, endsAt }),
    moved ? words.moved : null,
    stateLabel[state],
  ];
}

/** A center's year on one sheet of a workbook: a row a month, a column a body. */
export async function exportYearSheet(ctx: StaffContext, input: Parameters<typeof showYearSheet>[1]): Exported {
  const sheet = await showYearSheet(ctx, input);
  if (!sheet.ok) return sheet;
  const { bodies, months, undated } = sheet.value;
  const { month, holidays, others, elsewhere } = words;
  return ok(
    await listXlsx([
      {
        name: words.yearSheet,
        head: [month, holidays, ...bodies.map(({ name }) => name), others, ...(input.elsewhere ? [elsewhere] : [])],
        rows: months.map((row) => [
          `${Number(row.month.slice(5))}月`,
          row.holidays.map(({ date, name }) => `${formatDay(date)}${name}`).join("\n"),
          ...bodies.map(({ id }) => (row.byBody[id] ?? []).map((session) => lineOf(session, false)).join("\n")),
          row.others.map((session) => lineOf(session, true)).join("\n"),
          ...(input.elsewhere
            ? [
                row.elsewhere
                  .map(
                    ({ startsAt, title, centerName }) => `${formatDay(tokyoDate(startsAt))} ${title}（${centerName}）`,
                  )
                  .join("\n"),
              ]
            : []),
        ]),
      },
      ...(undated.length > 0
        ? [
            {
              name: words.undated,
              head: words.undatedHead,
              rows: undated.map(({ title, state }) => [title, stateLabel[state]]),
            },
          ]
        : []),
    ]),
  );
}

/** 7月1日（水）14:00～16:00 第2回〔開催予定〕; by its title where no body stands above. */
function lineOf(session: SheetSession, named: boolean): string {
  const { title, round, startsAt, state } = session;
  const what = named || round === null ? title : roundText(round);
  return `${formatDay(tokyoDate(startsAt))}${clockText(session)} ${what}〔${stateLabel[state]}〕`;
}
