import { tokenHash } from "#app/adapters/auth/link-token.server.ts";
import { findInvitationByToken } from "#app/adapters/db/invitation-store.server.ts";
import { countAttempt } from "#app/adapters/db/rate-store.server.ts";
import { lockSession } from "#app/adapters/db/session-store.server.ts";
import { type Result, refuse } from "#app/domain/result.ts";
import type { RsvpInput, RsvpRefusal } from "#app/domain/rsvp.ts";
import { participantRoleLabel } from "#app/text/labels.ts";
import { type AppContext, transact } from "../context.ts";
import { type RecordedResponse, recordResponse } from "./record-response.ts";

export type RespondRefusal = RsvpRefusal | "unknown-link" | "too-many-attempts";

const WINDOW_MS = 10 * 60 * 1000;
/** Answers in a window from one address through one link: far more than anyone changes their mind. */
const MAX_ANSWERS = 30;

/** Records an answer given through a link, or changes nothing. `address` is the client's, to count by. */
export async function respondToInvitation(
  ctx: AppContext,
  { token, address, ...input }: RsvpInput & { token: string; address: string },
): Promise<Result<RecordedResponse, RespondRefusal>> {
  const now = ctx.now();
  const hash = tokenHash(token);
  const known = await findInvitationByToken(ctx.db, hash);
  // Not counted: nothing is behind it to be guarded, and guesses would only fill the table.
  if (!known) return refuse("unknown-link");
  const counted = `answer:${address}:${hash}`;
  if ((await countAttempt(ctx.db, counted, now, WINDOW_MS)) > MAX_ANSWERS) return refuse("too-many-attempts");
  return transact(ctx, async (tx) => {
    const session = await lockSession(tx, known.prefectureId, known.sessionId);
    // Read anew: the link may have ended, or another answer come, while this one waited for its turn.
    const invitation = await findInvitationByToken(tx, hash);
    if (!session || !invitation) return refuse("unknown-link");
    return recordResponse(tx, session, invitation, input, {
      now,
      via: "link",
      enteredById: null,
      actor: { kind: "participant", id: invitation.id, role: participantRoleLabel[invitation.role] },
      requestId: ctx.requestId,
    });
  });
}
