import { randomUUID } from "node:crypto";
import { data } from "@remix-run/node";
import { z } from "zod";
import { GUEST_ROLES } from "#app/domain/guest.ts";
import { POLL_NEEDS } from "#app/domain/poll.ts";
import { type Candidate, MAX_CANDIDATES, type PollPlanFault } from "#app/domain/poll-plan.ts";
import { fromTokyo } from "#app/domain/tokyo-time.ts";
import { optionalDate, optionalInteger, optionalLines, optionalTime, rows } from "#app/http/fields.server.ts";
import type { FieldError } from "#app/http/form.server.ts";
import { rowsIn, type Typed } from "#app/http/form-rows.ts";
import { pollPlanRefusal } from "#app/text/poll.ts";
import { dateRefusal } from "#app/text/refusals.ts";
import type { Chosen } from "#app/use-cases/invitations/find-recipients.ts";
import type { PollPerson } from "#app/use-cases/polls/open-poll.ts";
import type { PollProposal } from "#app/use-cases/polls/propose-poll.ts";

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
