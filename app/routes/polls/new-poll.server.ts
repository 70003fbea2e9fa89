import { redirect } from "@remix-run/node";
import { POLL_NEEDS, type PollNeed } from "#app/domain/poll.ts";
import { type FieldError, parseForm } from "#app/http/form.server.ts";
import type { Typed } from "#app/http/form-rows.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { pollDeskRefusal, pollPlanRefusal } from "#app/text/poll.ts";
import { commonRefusal } from "#app/text/refusals.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import { openPoll, type PollPerson } from "#app/use-cases/polls/open-poll.ts";
import { previewPoll } from "#app/use-cases/polls/preview-poll.ts";
import { proposePoll } from "#app/use-cases/polls/propose-poll.ts";
import { again, chosenPeople, faultError, pollFields, readAdded, readableCandidates } from "./poll-form.server.ts";

/** Whom and which dates the form is about, as far as it can be read already. */
export async function proposalOf(ctx: StaffContext, sessionId: string, typed: Typed) {
  const text = (name: string) => [typed[name] ?? ""].flat()[0] ?? "";
  const { session, ...proposal } = orRefuse(
    await proposePoll(ctx, {
      sessionId,
      candidates: readableCandidates(typed),
      added: readAdded(typed),
      search: text("q").slice(0, 100),
      groupId: text("group") || null,
    }),
  );
  const { id, title, state, category, startsAt } = session;
  return {
    ...proposal,
    session: { id, title, state, category },
    hasStarted: startsAt !== null && startsAt <= ctx.now(),
  };
}

/** The last two steps: what was typed is looked at as a whole, then sent. */
export async function previewOrOpen(ctx: StaffContext, sessionId: string, posted: FormData, step: "preview" | "open") {
  const form = parseForm(posted, pollFields);
  const proposal = await proposalOf(ctx, sessionId, form.typed);
  const refused = (errors: FieldError[]) => again({ typed: form.typed, proposal, preview: null }, errors);
  if (!form.ok) return refused(form.errors);
  const rowOf = form.value.candidates.flatMap((candidate, row) => (candidate ? [row] : []));
  const candidates = form.value.candidates.flatMap((candidate) => candidate ?? []);
  const people = step === "open" ? readPeople(form.typed) : chosenPeople(form.typed, proposal.people);
  const input = { ...form.value, sessionId, candidates, people };
  const previewed = await previewPoll(ctx, input);
  if (!previewed.ok) return refused([{ message: MESSAGES[previewed.error] }]);
  const { faults, session, ...preview } = previewed.value;
  if (faults.length > 0) return refused(faults.map((fault) => faultError(fault, rowOf)));
  if (step === "preview")
    return again({ typed: form.typed, proposal, preview: { ...preview, ...input, people: preview.people } });
  const opened = await openPoll(ctx, { ...input, answerBy: input.answerBy ?? "" });
  if (!opened.ok) return refused([{ message: MESSAGES[opened.error] }]);
  return redirect(`/sessions/${sessionId}/poll?done=opened`, 303);
}

const MESSAGES = { ...commonRefusal, ...pollPlanRefusal, ...pollDeskRefusal };

/** `role:need:ID`, as the confirmation carries whom it showed. */
function readPeople(typed: Typed): PollPerson[] {
  return [typed["people[]"] ?? []].flat().map((text) => {
    const [role, need, personId = ""] = text.split(":");
    const [chosen] = readAdded({ "added[]": `${role}:${personId}` });
    const known: PollNeed = POLL_NEEDS.find((code) => code === need) ?? "required";
    return { personId, role: chosen?.role ?? null, need: known };
  });
}
