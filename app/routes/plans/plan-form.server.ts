import { randomUUID } from "node:crypto";
import { data } from "@remix-run/node";
import { z } from "zod";
import { type FiscalYear, fiscalYearName, fiscalYearOfDate } from "#app/domain/fiscal-year.ts";
import { formatDateWithoutWeekday, parseJapaneseDate } from "#app/domain/japanese-date.ts";
import { parseClockTime } from "#app/domain/tokyo-time.ts";
import { rows } from "#app/http/fields.server.ts";
import type { FieldError } from "#app/http/form.server.ts";
import { rowFields, rowsIn, type Typed } from "#app/http/form-rows.ts";
import { planText } from "#app/text/plans.ts";
import { dateRefusal, planRefusal, timeRefusal } from "#app/text/refusals.ts";
import type { PlanRow } from "#app/use-cases/plans/draft-plan.ts";
import { MAX_PLAN_ROWS } from "#app/use-cases/plans/plan-year.ts";
import type { ShownRow } from "#app/use-cases/plans/show-year-plan.ts";

const text = z.string().max(300).default("");
const planRow = z.object({ use: text, group: text, from: text, date: text, start: text, end: text });

/** The rows that are ticked. One that is not may say anything: it is not planned. */
export function planForm(year: FiscalYear) {
  return z.object({ rows: rows(planRow, "開催", MAX_PLAN_ROWS) }).transform(({ rows: typed }, ctx) => {
    const ticked = typed.flatMap((row, index) => {
      if (!row.use) return [];
      const read = readRow(row, year);
      for (const { field, message } of read.errors) {
        ctx.addIssue({ code: "custom", path: ["rows", index, field], message });
      }
      return read.row ? [read.row] : [];
    });
    if (!typed.some(({ use }) => use)) ctx.addIssue({ code: "custom", path: [], message: planText.nothingChosen });
    return ticked;
  });
}

/** The rows as they stand, right or wrong; null for one that is not ticked, or whose day or time is not known. */
export function rowsAsTyped(typed: Typed, year: FiscalYear): (PlanRow | null)[] {
  return rowsIn(typed, "rows", MAX_PLAN_ROWS).map((row) => {
    const read = planRow.safeParse(row);
    return read.success && read.data.use ? readRow(read.data, year).row : null;
  });
}

function readRow(typed: z.output<typeof planRow>, year: FiscalYear) {
  const errors: { field: "date" | "start" | "end"; message: string }[] = [];
  const date = parseJapaneseDate(typed.date);
  if (!date.ok) errors.push({ field: "date", message: dateRefusal[date.error] });
  else if (fiscalYearOfDate(date.value.date) !== year) {
    errors.push({ field: "date", message: planText.outsideYear(fiscalYearName(year)) });
  }
  const start = parseClockTime(typed.start);
  if (!typed.start.trim()) errors.push({ field: "start", message: planText.startRequired });
  else if (!start.ok) errors.push({ field: "start", message: timeRefusal[start.error] });
  const end = typed.end.trim() ? parseClockTime(typed.end) : null;
  if (end && !end.ok) errors.push({ field: "end", message: timeRefusal[end.error] });
  else if (end?.ok && start.ok && end.value <= start.value) {
    errors.push({ field: "end", message: planRefusal["end-before-start"] });
  }
  const row: PlanRow | null =
    errors.length === 0 && date.ok && start.ok
      ? {
          group: typed.group,
          from: typed.from || null,
          date: date.value.date,
          start: start.value,
          end: end?.ok ? end.value : null,
        }
      : null;
  return { row, errors };
}

/** Rows as the form would have been typed, each ticked. */
export function typedRows(proposed: readonly PlanRow[]): Typed {
  return rowFields(
    "rows",
    proposed.map(({ group, from, date, start, end }) => ({
      use: "on",
      group,
      from: from ?? "",
      date: formatDateWithoutWeekday(date),
      start,
      end: end ?? "",
    })),
  );
}

/** The page again, as it was typed; `focus` is the id of what focus goes to. */
export function planAgain(
  typed: Typed,
  facts: (ShownRow | null)[],
  errors: FieldError[] = [],
  focus: string | null = null,
) {
  return data({ typed, facts, errors, focus, revision: randomUUID() }, { status: errors.length > 0 ? 422 : 200 });
}
