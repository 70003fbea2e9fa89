import { linkToken } from "#app/adapters/auth/link-token.server.ts";
import { findParticipant } from "#app/adapters/db/poll-store.server.ts";
import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { pollPath } from "#app/domain/link.ts";
import { may } from "#app/domain/permission.ts";
import { pollWindow } from "#app/domain/poll.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { StaffContext } from "../context.ts";

type Participant = NonNullable<Awaited<ReturnType<typeof findParticipant>>>;

export interface ShownParticipant {
  session: SessionWithPlan;
  participant: Participant;
  mayEnter: boolean;
  window: "open" | "late" | "poll-decided" | "poll-closed";
  /** The replying page's address, for those who could enter the reply as well. */
  link: string | null;
}

/** One person's replies to a poll, the last first. */
export async function showPollParticipant(
  ctx: StaffContext,
  input: { sessionId: string; participantId: string },
): Promise<Result<ShownParticipant, "not-found" | "forbidden">> {
  const session = await findSession(ctx.db, ctx.actor.prefectureId, input.sessionId);
  const participant = session && (await findParticipant(ctx.db, session.id, input.participantId));
  if (!session || !participant) return refuse("not-found");
  if (!may(ctx.actor, "session.read", session)) return refuse("forbidden");
  const window = pollWindow(participant.poll, ctx.now());
  const showsLink = window.ok && may(ctx.actor, "mail.readLink", session);
  return ok({
    session,
    participant,
    mayEnter: may(ctx.actor, "response.enter", session),
    window: window.ok ? window.value : window.error,
    link: showsLink ? ctx.settings.baseUrl + pollPath(linkToken(ctx.settings.secret, participant)) : null,
  });
}
