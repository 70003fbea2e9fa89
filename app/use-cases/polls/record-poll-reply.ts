import { type AuditActor, recordAudit } from "#app/adapters/db/audit-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { appendPollReply, type PollParticipant } from "#app/adapters/db/poll-store.server.ts";
import {
  decideReply,
  type PollMark,
  type PollRefusal,
  type PollReplyInput,
  type PollState,
  sameReply,
} from "#app/domain/poll.ts";
import { ok, type Result } from "#app/domain/result.ts";
import type { ResponseWay } from "#app/domain/rsvp.ts";
import type { Instant, IsoDate } from "#app/domain/tokyo-time.ts";
import { aboutPoll, marksOf } from "./read-poll.ts";

interface Replying extends Pick<PollParticipant, "id" | "currentReplyId"> {
  currentReply: { comment: string | null; marks: readonly { optionId: string; mark: PollMark }[] } | null;
  poll: { id: string; state: PollState; answerBy: IsoDate; options: readonly { id: string }[] };
}

/**
 * Decides about a reply and appends it, in a transaction that holds the session's row: it comes before the date is
 * decided, or after. The same reply again writes nothing.
 */
export async function recordPollReply(
  tx: Tx,
  session: { id: string; prefectureId: string; centerId: string },
  participant: Replying,
  input: PollReplyInput,
  by: { now: Instant; via: ResponseWay; enteredById: string | null; actor: AuditActor; requestId: string },
): Promise<Result<{ recorded: boolean }, PollRefusal>> {
  const { poll, currentReply: before } = participant;
  const decision = decideReply(poll, input, by);
  if (!decision.ok) return decision;
  if (before && sameReply({ marks: marksOf(before), comment: before.comment }, input)) return ok({ recorded: false });
  const { now, via, enteredById, actor, requestId } = by;
  const replyId = await appendPollReply(tx, participant.id, { ...input, via, enteredById, repliedAt: now });
  // What was said stays in the replies, which can be erased with the person; the audit log cannot.
  await recordAudit(
    tx,
    actor,
    { now, requestId },
    {
      ...aboutPoll(session, poll.id),
      action: "poll.reply",
      subject: "PollParticipant",
      subjectId: participant.id,
      before: before ? { replyId: participant.currentReplyId } : undefined,
      after: { replyId, via, marks: Object.fromEntries(input.marks) },
    },
  );
  return ok({ recorded: true });
}
