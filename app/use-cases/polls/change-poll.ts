import type { PollNeed } from "#app/domain/poll.ts";
import { deadlineRefusal, quorumRefusal } from "#app/domain/poll-plan.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { IsoDate } from "#app/domain/tokyo-time.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";
import { aboutPoll, lockPoll, type PollRowRefusal } from "./read-poll.ts";

export type ChangePollRefusal =
  | PollRowRefusal
  | NonNullable<ReturnType<typeof deadlineRefusal>>
  | "quorum-above-people"
  | "edited-meanwhile";

interface Terms {
  answerBy: IsoDate | null;
  quorum: number | null;
}

/**
 * Sets the deadline and the quorum of an open poll anew, where they still are as the desk saw them. Nobody is told by
 * this alone.
 */
export function changePoll(
  ctx: StaffContext,
  input: Terms & { sessionId: string; seen: Terms },
): Promise<Result<null, ChangePollRefusal>> {
  return transact(ctx, async (tx) => {
    const locked = await lockPoll(ctx, tx, input.sessionId);
    if (!locked.ok) return locked;
    const { session, poll } = locked.value;
    const { answerBy, quorum, seen } = input;
    if (answerBy === poll.answerBy && quorum === poll.quorum) return ok(null);
    if (seen.answerBy !== poll.answerBy || seen.quorum !== poll.quorum) return refuse("edited-meanwhile");
    // A deadline that has passed may stand while something else is changed.
    const refusal = answerBy === poll.answerBy ? null : deadlineRefusal(answerBy, poll.options, ctx.now());
    if (refusal || answerBy === null) return refuse(refusal ?? "answer-by-required");
    const needs = poll.participants.map(({ need }) => need);
    const short = quorumRefusal(quorum, needs);
    if (short) return refuse(short);
    await tx.datePoll.update({ where: { id: poll.id }, data: { answerBy, quorum } });
    await auditStaff(ctx, tx, {
      ...aboutPoll(session, poll.id),
      action: "poll.change",
      before: { answerBy: poll.answerBy, quorum: poll.quorum },
      after: { answerBy, quorum },
    });
    return ok(null);
  });
}

/** Says anew how much depends on someone asked, unless it was just said by somebody else; the quorum stays in reach. */
export function changePollNeed(
  ctx: StaffContext,
  input: { sessionId: string; participantId: string; need: PollNeed; seen: PollNeed },
): Promise<Result<null, PollRowRefusal | "quorum-above-people" | "edited-meanwhile">> {
  return transact(ctx, async (tx) => {
    const locked = await lockPoll(ctx, tx, input.sessionId);
    if (!locked.ok) return locked;
    const { session, poll } = locked.value;
    const participant = poll.participants.find(({ id }) => id === input.participantId);
    if (!participant) return refuse("not-found");
    if (participant.need === input.need) return ok(null);
    if (participant.need !== input.seen) return refuse("edited-meanwhile");
    const needs = poll.participants.map(({ id, need }) => (id === participant.id ? input.need : need));
    const short = quorumRefusal(poll.quorum, needs);
    if (short) return refuse(short);
    await tx.pollParticipant.update({ where: { id: participant.id }, data: { need: input.need } });
    await auditStaff(ctx, tx, {
      ...aboutPoll(session, poll.id),
      action: "poll.changeNeed",
      subject: "PollParticipant",
      subjectId: participant.id,
      before: { need: participant.need },
      after: { need: input.need },
    });
    return ok(null);
  });
}
