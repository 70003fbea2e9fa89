import { z } from "zod";
import { editRows, parseRowEdit } from "#app/domain/agenda.ts";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { MAX_CANDIDATES, MAX_WEEKS } from "#app/domain/poll-plan.ts";
import { optionalDate, optionalInteger } from "#app/http/fields.server.ts";
import { rowsIn, type Typed, withRows } from "#app/http/form-rows.ts";
import type { AppContext } from "#app/use-cases/context.ts";
import { proposeCandidateDays } from "#app/use-cases/polls/propose-poll.ts";

const fillFields = z.object({
  weekday: z.coerce.number().int().min(0).max(6).catch(3),
  from: optionalDate.catch(null),
  weeks: optionalInteger(1, MAX_WEEKS).catch(null),
  start: z.string().catch(""),
  end: z.string().catch(""),
});

/** The fields after a button that edits them: rows, dates filled in, people picked. */
export function editedFields(ctx: AppContext, typed: Typed): Typed {
  const { do: pressed, rows: rowButton, "pick[]": picked, as, ...rest } = typed;
  const candidates = rowsIn(rest, "candidates", MAX_CANDIDATES);
  const edit = parseRowEdit([rowButton ?? ""].flat()[0] ?? "");
  if (edit) {
    const last = candidates.at(-1);
    // The next candidate is mostly at the same hour.
    const empty = { date: "", start: last?.start ?? "", end: last?.end ?? "" };
    return withRows(rest, "candidates", editRows(candidates, edit, empty));
  }
  if (pressed === "fill")
    return withRows(rest, "candidates", [...candidates.filter(isFilled), ...filledRows(ctx, rest)]);
  const added = [picked ?? []].flat().map((personId) => `${[as ?? ""].flat()[0]}:${personId}`);
  return { ...rest, "added[]": [...[rest["added[]"] ?? []].flat(), ...added] };
}

const isFilled = (row: Typed) => Boolean([row.date ?? ""].flat().join("").trim());

function filledRows(ctx: AppContext, typed: Typed): Typed[] {
  const fill = Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) => (name.startsWith("fill.") ? [[name.slice(5), value]] : [])),
  );
  const { start, end, weeks, ...pattern } = fillFields.parse(fill);
  return proposeCandidateDays(ctx, { ...pattern, weeks: weeks ?? 4 }).map((day) => ({
    date: formatDateWithoutWeekday(day),
    start,
    end,
  }));
}
