import { linkToken } from "#app/adapters/auth/link-token.server.ts";
import { findInvitation } from "#app/adapters/db/invitation-store.server.ts";
import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { answerPath } from "#app/domain/link.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { answersOffered, type RsvpAnswer, type RsvpRefusal, rsvpClosed, withOwnDeadline } from "#app/domain/rsvp.ts";
import type { StaffContext } from "../context.ts";

type Invitation = NonNullable<Awaited<ReturnType<typeof findInvitation>>>;

export interface ResponseHistory {
  session: SessionWithPlan;
  invitation: Invitation;
  mayEnter: boolean;
  /** Whether an answer can be entered now, and why not. */
  window: "open" | "late" | RsvpRefusal;
  offered: RsvpAnswer[];
  /** The answering page's address, for those who could enter the answer as well. */
  link: string | null;
}

/** One person's answers to a session, the last first. */
export async function showResponseHistory(
  ctx: StaffContext,
  input: { sessionId: string; invitationId: string },
): Promise<Result<ResponseHistory, "not-found" | "forbidden">> {
  const session = await findSession(ctx.db, ctx.actor.prefectureId, input.sessionId);
  const invitation = session && (await findInvitation(ctx.db, session.id, input.invitationId));
  if (!session || !invitation) return refuse("not-found");
  if (!may(ctx.actor, "session.read", session)) return refuse("forbidden");
  const open = invitation.revokedAt
    ? refuse("link-ended")
    : rsvpClosed(withOwnDeadline(session, invitation.sentAt), ctx.now());
  const showsLink = open.ok && may(ctx.actor, "mail.readLink", session);
  return ok({
    session,
    invitation,
    mayEnter: may(ctx.actor, "response.enter", session),
    window: open.ok ? open.value : open.error,
    offered: answersOffered(session.format),
    link: showsLink ? ctx.settings.baseUrl + answerPath(linkToken(ctx.settings.secret, invitation)) : null,
  });
}
