import { randomUUID } from "node:crypto";
import { data } from "@remix-run/node";
import { z } from "zod";
import { editRows, parseRowEdit } from "#app/domain/agenda.ts";
import { GUEST_ROLES } from "#app/domain/guest.ts";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { type Candidate, MAX_CANDIDATES, MAX_WEEKS, POLL_NEEDS, type PollPlanFault } from "#app/domain/poll.ts";
import { fromTokyo } from "#app/domain/tokyo-time.ts";
import { optionalDate, optionalInteger, optionalLines, optionalTime, rows } from "#app/http/fields.server.ts";
import type { FieldError } from "#app/http/form.server.ts";
import { rowsIn, type Typed, withRows } from "#app/http/form-rows.ts";
import { pollPlanRefusal } from "#app/text/poll.ts";
import { dateRefusal } from "#app/text/refusals.ts";
import type { AppContext } from "#app/use-cases/context.ts";
import type { Chosen } from "#app/use-cases/invitations/find-recipients.ts";
import type { PollPerson } from "#app/use-cases/polls/open-poll.ts";
import { type PollProposal, proposeCandidateDays } from "#app/use-cases/polls/propose-poll.ts";

const startMissing = "開始時刻を入力してください。";
const endMissing = "終了時刻を入力してください。";

/** A row of dates as it is typed; null where all of it was left empty. */
export const candidateRow = z
  .object({ date: optionalDate, start: optionalTime, end: optionalTime })
  .transform(({ date, start, end }, ctx): Candidate | null => {
    if (!date && !start && !end) return null;
    if (date && start && end) return { startsAt: fromTokyo(date, start), endsAt: fromTokyo(date, end) };
    const missing = (field: string, message: string) => ctx.addIssue({ code: "custom", path: [field], message });
    if (!date) missing("date", dateRefusal.empty);
    if (!start) missing("start", startMissing);
    if (!end) missing("end", endMissing);
    return z.NEVER;
  });

/** The poll without its people. */
export const pollFields = z.object({
  candidates: rows(candidateRow, "候補日", 100),
  answerBy: optionalDate,
  quorum: optionalInteger(1, 2000),
  message: optionalLines(2000),
});

/** The dates that can be read already, while others are still being typed. */
export function readableCandidates(typed: Typed): Candidate[] {
  return rowsIn(typed, "candidates", MAX_CANDIDATES).flatMap((row) => {
    const read = candidateRow.safeParse(row);
    return read.success && read.data ? [read.data] : [];
  });
}

/** `lecturer:ID`, as the fields carry someone added. */
export function readAdded(typed: Typed): Chosen[] {
  return [typed["added[]"] ?? []].flat().map((text) => {
    const [role = "", personId = ""] = text.split(":");
    return { personId, role: GUEST_ROLES.find((known) => known === role) ?? null };
  });
}

/** Of the people proposed, those to be asked: everyone but those whom the desk does not ask. */
export function chosenPeople(typed: Typed, people: PollProposal["people"]): PollPerson[] {
  return people.flatMap(({ personId, role, usualNeed }) => {
    const chosen = typed[`need.${personId}`];
    if (chosen === "none") return [];
    return [{ personId, role, need: POLL_NEEDS.find((need) => need === chosen) ?? usualNeed }];
  });
}

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

/** A fault at the field it is about. `rowOf` tells a candidate's row in the form. */
export function faultError({ refusal, row }: PollPlanFault, rowOf: readonly number[] = []): FieldError {
  const message = pollPlanRefusal[refusal];
  if (row !== null) {
    const field = refusal === "end-before-start" || refusal === "longer-than-a-day" ? "end" : "date";
    return { field: `candidates.${rowOf[row] ?? row}.${field}`, message };
  }
  if (refusal.startsWith("answer-by")) return { field: "answerBy", message };
  if (refusal === "quorum-above-people") return { field: "quorum", message };
  return refusal === "no-candidates" ? { field: "candidates.0.date", message } : { message };
}

/** The page again, as it was typed; what is wrong stands at its field. */
export function again<T extends object>(more: T & { typed: Typed }, errors: FieldError[] = []) {
  return data({ ...more, errors, revision: randomUUID() }, { status: errors.length > 0 ? 422 : 200 });
}
