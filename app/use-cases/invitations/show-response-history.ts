import { linkToken } from "#app/adapters/auth/link-token.server.ts";
import { findCalendarMessages } from "#app/adapters/db/change-store.server.ts";
import { findInvitation } from "#app/adapters/db/invitation-store.server.ts";
import { findProxies } from "#app/adapters/db/proxy-store.server.ts";
import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { type WithdrawRefusal, withdrawRefusal } from "#app/domain/change.ts";
import { answerPath, proxyPath } from "#app/domain/link.ts";
import { may } from "#app/domain/permission.ts";
import { isLiveProxy, type ProxyPolicy, proxyPolicyFor } from "#app/domain/proxy.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { answersOffered, type RsvpAnswer, type RsvpRefusal, rsvpClosed, withOwnDeadline } from "#app/domain/rsvp.ts";
import type { StaffContext } from "../context.ts";
import { proxyOf } from "./show-invitation.ts";

type Invitation = NonNullable<Awaited<ReturnType<typeof findInvitation>>>;

export interface ResponseHistory {
  session: SessionWithPlan;
  invitation: Invitation;
  mayEnter: boolean;
  /** Whether an answer can be entered now, and why not. */
  window: "open" | "late" | RsvpRefusal;
  offered: RsvpAnswer[];
  proxyPolicy: ProxyPolicy;
  /** Everyone ever named to stand in, the last first, with their mails and, of who stands in now, the page's address. */
  proxies: ListedProxy[];
  /** The names of those called who may be who stands in now. */
  calledToo: string[];
  /** The answering page's address, for those who could enter the answer as well. */
  link: string | null;
  mayWithdraw: boolean;
  /** Why the call cannot be taken back; null when it can. */
  withdrawal: WithdrawRefusal | null;
  /** What went into their calendar and their proxy's, the newest first. */
  calendarMessages: Awaited<ReturnType<typeof findCalendarMessages>>;
  mayReadLink: boolean;
}

type ListedProxy = Omit<Awaited<ReturnType<typeof findProxies>>[number], "response"> & {
  name: string;
  email: string | null;
  link: string | null;
};

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
  const mayReadLink = may(ctx.actor, "mail.readLink", session);
  const showsLink = open.ok && mayReadLink;
  const proxyPolicy = proxyPolicyFor(session, invitation);
  const proxies = await findProxies(ctx.db, invitation.id);
  return ok({
    session,
    invitation,
    mayEnter: may(ctx.actor, "response.enter", session),
    window: open.ok ? open.value : open.error,
    offered: answersOffered(session.format, proxyPolicy),
    proxyPolicy,
    proxies: proxies.map(({ response, ...proxy }) => ({
      ...{ ...proxy, name: response.proxyName ?? "", email: response.proxyEmail },
      link:
        showsLink && isLiveProxy(proxy.state)
          ? ctx.settings.baseUrl + proxyPath(linkToken(ctx.settings.secret, proxy))
          : null,
    })),
    calledToo: (await proxyOf(ctx, session, invitation.id))?.calledToo ?? [],
    link: showsLink ? ctx.settings.baseUrl + answerPath(linkToken(ctx.settings.secret, invitation)) : null,
    mayWithdraw: may(ctx.actor, "invitation.write", session),
    withdrawal: withdrawRefusal(session, invitation, ctx.now()),
    calendarMessages: await findCalendarMessages(ctx.db, invitation.id),
    mayReadLink,
  });
}
