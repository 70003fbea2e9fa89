import { z } from "zod";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { optionalDate, optionalInteger } from "#app/http/fields.server.ts";
import { type FieldError, parseForm, readFormData } from "#app/http/form.server.ts";
import type { Typed } from "#app/http/form-rows.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { type PollNotice, pollDeskRefusal, pollPlanRefusal } from "#app/text/poll.ts";
import { commonRefusal } from "#app/text/refusals.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import { addPollCandidate } from "#app/use-cases/polls/add-poll-candidate.ts";
import { changePoll } from "#app/use-cases/polls/change-poll.ts";
import { closePoll } from "#app/use-cases/polls/close-poll.ts";
import { candidateRow } from "./poll-form.server.ts";

const MESSAGES = { ...commonRefusal, ...pollPlanRefusal, ...pollDeskRefusal };
const change = z
  .object({
    ...{ answerBy: optionalDate, quorum: optionalInteger(1, 2000) },
    ...{ seenAnswerBy: optionalDate, seenQuorum: optionalInteger(1, 2000) },
  })
  .transform(({ answerBy, quorum, seenAnswerBy, seenQuorum }) => {
    return { answerBy, quorum, seen: { answerBy: seenAnswerBy, quorum: seenQuorum } };
  });

interface Refused {
  /** The part of the page it belongs to, which stays open. */
  form: "candidate" | "change" | "close";
  typed: Typed;
  errors: FieldError[];
}

type Done = { ok: true; value: PollNotice } | { ok: false; error: Refused };

/** What the page of an open poll lets be changed: a candidate more, deadline and quorum, or giving it up. */
export async function upkeepPoll(ctx: StaffContext, sessionId: string, request: Request): Promise<Done> {
  const posted = await readFormData(request);
  if (posted.get("do") === "close") {
    return asDone(await closePoll(ctx, { sessionId }), "closed", { form: "close", typed: {} });
  }
  if (posted.get("do") === "change") {
    const form = parseForm(posted, change);
    const part = { form: "change" as const, typed: form.typed };
    if (!form.ok) return { ok: false, error: { ...part, errors: form.errors } };
    return asDone(await changePoll(ctx, { sessionId, ...form.value }), "changed", part);
  }
  const form = parseForm(posted, candidateRow);
  const part = { form: "candidate" as const, typed: form.typed };
  if (!form.ok) return { ok: false, error: { ...part, errors: form.errors } };
  const { value: candidate } = form;
  const added = candidate ? await addPollCandidate(ctx, { sessionId, candidate }) : refuse("no-candidates" as const);
  return asDone(added, "candidate", part);
}

const FIELDS: Record<string, string> = {
  "end-before-start": "end",
  "longer-than-a-day": "end",
  "candidate-passed": "date",
  "candidate-twice": "date",
  "candidate-before-deadline": "date",
  "no-candidates": "date",
  "quorum-above-people": "quorum",
  "answer-by-required": "answerBy",
  "answer-by-passed": "answerBy",
  "answer-by-after-candidates": "answerBy",
};

type Refusal = keyof typeof MESSAGES;

function asDone(result: Result<unknown, Refusal>, done: PollNotice, part: Omit<Refused, "errors">): Done {
  if (result.ok) return ok(done);
  const { error } = result;
  if (error === "not-found" || error === "forbidden") return orRefuse<never, Refusal>({ ok: false, error });
  const message = MESSAGES[error];
  const field = FIELDS[error];
  return { ok: false, error: { ...part, errors: [field ? { field, message } : { message }] } };
}
