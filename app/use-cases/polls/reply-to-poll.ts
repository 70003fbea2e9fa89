import { tokenHash } from "#app/adapters/auth/link-token.server.ts";
import { findParticipantByToken } from "#app/adapters/db/poll-store.server.ts";
import { countAttempt } from "#app/adapters/db/rate-store.server.ts";
import { lockSession } from "#app/adapters/db/session-store.server.ts";
import type { PollRefusal, PollReplyInput } from "#app/domain/poll.ts";
import { type Result, refuse } from "#app/domain/result.ts";
import { participantRoleLabel } from "#app/text/labels.ts";
import { type AppContext, transact } from "../context.ts";
import { recordPollReply } from "./record-poll-reply.ts";

export type PollLinkRefusal = PollRefusal | "unknown-link" | "too-many-attempts";

const WINDOW_MS = 10 * 60 * 1000;
/** Replies in a window from one address through one link: far more than anyone changes their mind. */
const MAX_REPLIES = 30;

/** Records a reply given through a link, or changes nothing. `address` is the client's, to count by. */
export async function replyToPoll(
  ctx: AppContext,
  { token, address, ...input }: PollReplyInput & { token: string; address: string },
): Promise<Result<{ recorded: boolean }, PollLinkRefusal>> {
  const now = ctx.now();
  const hash = tokenHash(token);
  const known = await findParticipantByToken(ctx.db, hash);
  // Not counted: nothing is behind it to be guarded, and guesses would only fill the table.
  if (!known) return refuse("unknown-link");
  if ((await countAttempt(ctx.db, `poll:${address}:${hash}`, now, WINDOW_MS)) > MAX_REPLIES) {
    return refuse("too-many-attempts");
  }
  return transact(ctx, async (tx) => {
    const session = await lockSession(tx, known.prefectureId, known.poll.sessionId);
    // Read anew: the date may have been decided, or another reply come, while this one waited for its turn.
    const participant = await findParticipantByToken(tx, hash);
    if (!session || !participant) return refuse("unknown-link");
    return recordPollReply(tx, session, participant, input, {
      now,
      via: "link",
      enteredById: null,
      actor: { kind: "participant", id: participant.id, role: participantRoleLabel[participant.role] },
      requestId: ctx.requestId,
    });
  });
}
