import { tokenHash } from "#app/adapters/auth/link-token.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { findInvitationByToken } from "#app/adapters/db/invitation-store.server.ts";
import { countAttempt } from "#app/adapters/db/rate-store.server.ts";
import { lockSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { RsvpInput, RsvpRefusal } from "#app/domain/rsvp.ts";
import { participantRoleLabel } from "#app/text/labels.ts";
import { type AppContext, transact } from "../context.ts";
import { tellSeatTaken } from "../seats/tell-seated.ts";
import { type RecordedResponse, recordResponse } from "./record-response.ts";

export type RespondRefusal = RsvpRefusal | "unknown-link" | "too-many-attempts";

const WINDOW_MS = 10 * 60 * 1000;
/** Answers in a window from one address through one link: far more than anyone changes their mind. */
const MAX_ANSWERS = 30;

/** Who answers: whose link it is, and the client's address, to count by. */
interface ByLink {
  token: string;
  address: string;
}

/** Records an answer given through a link, or changes nothing. */
export function respondToInvitation(
  ctx: AppContext,
  { token, address, ...input }: RsvpInput & ByLink,
): Promise<Result<RecordedResponse, RespondRefusal>> {
  return respondByLink(ctx, { token, address }, async () => ok(input));
}

type LinkedInvitation = NonNullable<Awaited<ReturnType<typeof findInvitationByToken>>>;

/** As respondToInvitation, where the answer depends on how the invitation stands: `read` has it as it is held. */
export async function respondByLink<E extends string>(
  ctx: AppContext,
  { token, address }: ByLink,
  read: (tx: Tx, invitation: LinkedInvitation, session: SessionWithPlan) => Promise<Result<RsvpInput, E>>,
): Promise<Result<RecordedResponse, RespondRefusal | E>> {
  const now = ctx.now();
  const hash = tokenHash(token);
  const known = await findInvitationByToken(ctx.db, hash);
  // Not counted: nothing is behind it to be guarded, and guesses would only fill the table.
  if (!known) return refuse("unknown-link");
  const counted = `answer:${address}:${hash}`;
  if ((await countAttempt(ctx.db, counted, now, WINDOW_MS)) > MAX_ANSWERS) return refuse("too-many-attempts");
  const result = await transact(ctx, async (tx): Promise<Result<RecordedResponse, RespondRefusal | E>> => {
    const session = await lockSession(tx, known.prefectureId, known.sessionId);
    // Read anew: the link may have ended, or another answer come, while this one waited for its turn.
    const invitation = await findInvitationByToken(tx, hash);
    if (!session || !invitation) return refuse("unknown-link");
    const input = await read(tx, invitation, session);
    if (!input.ok) return input;
    const recorded = await recordResponse(ctx, tx, session, invitation, input.value, {
      via: "link",
      enteredById: null,
      actor: { kind: "participant", id: invitation.id, role: participantRoleLabel[invitation.role] },
    });
    if (!recorded.ok) return recorded;
    const { id, currentResponse: before } = invitation;
    await tellSeatTaken(ctx, tx, session, { id, before, after: recorded.value }, "link");
    return recorded;
  });
  // Whoever waits for the seat given up has a mail, as who has applied has one of the seat they took.
  if (result.ok) ctx.wakeMailer();
  return result;
}
