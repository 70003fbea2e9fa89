import {
  type Candidate,
  type CandidateRefusal,
  candidateRefusals,
  deadlineRefusal,
  MAX_CANDIDATES,
} from "#app/domain/poll-plan.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";
import { aboutPoll, lockPoll, type PollRowRefusal } from "./read-poll.ts";

/** Adds a date to an open poll, no earlier than its deadline; whoever has replied is silent for it. Nobody is told by this alone. */
export function addPollCandidate(
  ctx: StaffContext,
  input: { sessionId: string; candidate: Candidate },
): Promise<
  Result<{ optionId: string }, PollRowRefusal | CandidateRefusal | "too-many-candidates" | "candidate-before-deadline">
> {
  return transact(ctx, async (tx) => {
    const locked = await lockPoll(ctx, tx, input.sessionId);
    if (!locked.ok) return locked;
    const { session, poll } = locked.value;
    const { startsAt, endsAt } = input.candidate;
    // Those asked about already may be over by now: only the new one is looked at.
    const all = [...poll.options, input.candidate];
    const fault = candidateRefusals(all, ctx.now()).find(({ row }) => row === all.length - 1);
    if (fault) return refuse(fault.refusal);
    const late = deadlineRefusal(poll.answerBy, [input.candidate], ctx.now());
    if (late === "answer-by-after-candidates") return refuse("candidate-before-deadline");
    if (all.length > MAX_CANDIDATES) return refuse("too-many-candidates");
    const { id: optionId } = await tx.pollOption.create({
      data: { pollId: poll.id, position: poll.options.length, startsAt, endsAt },
      select: { id: true },
    });
    await auditStaff(ctx, tx, {
      ...aboutPoll(session, poll.id),
      action: "poll.addCandidate",
      after: { optionId, startsAt, endsAt },
    });
    return ok({ optionId });
  });
}
