import { recordAudit } from "#app/adapters/db/audit-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { findInvitation } from "#app/adapters/db/invitation-store.server.ts";
import { queueMail } from "#app/adapters/db/outbox-store.server.ts";
import { type FoundProxy, findLiveProxy, findMember } from "#app/adapters/db/proxy-store.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { isLiveProxy, type ProxyState } from "#app/domain/proxy.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { type RsvpRefusal, rsvpClosed } from "#app/domain/rsvp.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { participantRoleLabel } from "#app/text/labels.ts";
import type { AppContext } from "../context.ts";
import { recordResponse } from "../invitations/record-response.ts";
import { tellEnded } from "./name-proxy.ts";
import { writeProxyDeclined } from "./write-proxy-mail.ts";

export type ProxyAnswer = "accepted" | "declined";

/**
 * Records what a proxy says, by their link or their calendar, in a transaction that holds the session's row. Who
 * declines makes the member's answer 欠席, whose seat is free then, and has the member asked anew. The same again
 * changes nothing. `answeredAt` is when they said it. Waking the mailer is the caller's.
 */
export async function recordProxyAnswer(
  ctx: AppContext,
  tx: Tx,
  session: SessionWithPlan,
  proxy: FoundProxy,
  { answer, answeredAt }: { answer: ProxyAnswer; answeredAt: Instant },
): Promise<Result<{ state: ProxyState }, RsvpRefusal>> {
  if (proxy.state === "ended" || proxy.invitation.revokedAt) return refuse("link-ended");
  if (proxy.state === answer || !isLiveProxy(proxy.state)) return ok({ state: proxy.state });
  const open = rsvpClosed(session, ctx.now());
  if (!open.ok) return open;
  await recordAudit(
    tx,
    actorOf(proxy),
    { now: ctx.now(), requestId: ctx.requestId },
    {
      prefectureId: session.prefectureId,
      centerId: session.centerId,
      sessionId: session.id,
      action: answer === "accepted" ? "proxy.accept" : "proxy.decline",
      ...{ subject: "Proxy", subjectId: proxy.id },
      ...{ before: { state: proxy.state }, after: { state: answer } },
    },
  );
  if (answer === "declined") return decline(ctx, tx, session, proxy, answeredAt);
  await tx.proxy.update({ where: { id: proxy.id }, data: { state: "accepted", answeredAt } });
  return ok({ state: "accepted" });
}

async function decline(
  ctx: AppContext,
  tx: Tx,
  session: SessionWithPlan,
  { id, invitationId, response }: FoundProxy,
  answeredAt: Instant,
): Promise<Result<{ state: ProxyState }, RsvpRefusal>> {
  const proxy = await findLiveProxy(tx, invitationId);
  const invitation = await findInvitation(tx, session.id, invitationId);
  if (proxy?.id !== id || !invitation) return refuse("link-ended");
  await tx.proxy.update({ where: { id }, data: { state: "declined", answeredAt } });
  const absent = await recordResponse(
    ctx,
    tx,
    session,
    invitation,
    { answer: "absent", proxy: null, message: null },
    { via: "proxy", enteredById: null, actor: actorOf(proxy) },
  );
  if (!absent.ok) return absent;
  await tellEnded(ctx, tx, session, proxy, { because: "released", next: null });
  await askMember(ctx, tx, session, invitationId, response.proxyName ?? "");
  return ok({ state: "declined" });
}

/** Asked anew, a member has the time of someone called now: a deadline that is over binds them no more. */
async function askMember(ctx: AppContext, tx: Tx, session: SessionWithPlan, invitationId: string, proxyName: string) {
  const { now, settings } = { now: ctx.now(), settings: ctx.settings };
  const { startsAt } = session;
  const member = await findMember(tx, invitationId);
  const { email } = member.person;
  if (!email || !startsAt) return;
  await tx.invitation.update({ where: { id: invitationId }, data: { sentAt: now } });
  const mail = writeProxyDeclined({ ...session, startsAt }, { ...member, person: { email } }, proxyName, {
    settings,
    now,
  });
  await queueMail(tx, mail, { now, mailFrom: settings.mailFrom });
}

/** Told by their own id and role: the name is the answer's, which can be erased. */
function actorOf({ id }: { id: string }) {
  return { kind: "participant" as const, id, role: participantRoleLabel.proxy };
}
