import { tokenHash } from "#app/adapters/auth/link-token.server.ts";
import { recordAudit } from "#app/adapters/db/audit-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { findInvitation } from "#app/adapters/db/invitation-store.server.ts";
import { queueMail } from "#app/adapters/db/outbox-store.server.ts";
import { findLiveProxy, findMember, findProxyByToken } from "#app/adapters/db/proxy-store.server.ts";
import { countAttempt } from "#app/adapters/db/rate-store.server.ts";
import { lockSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { isLiveProxy, type ProxyState } from "#app/domain/proxy.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { type RsvpRefusal, rsvpClosed } from "#app/domain/rsvp.ts";
import { participantRoleLabel } from "#app/text/labels.ts";
import { type AppContext, transact } from "../context.ts";
import { recordResponse } from "../invitations/record-response.ts";
import { tellEnded } from "./name-proxy.ts";
import { writeProxyDeclined } from "./write-proxy-mail.ts";

export type ProxyAnswerRefusal = RsvpRefusal | "unknown-link" | "too-many-attempts";

const WINDOW_MS = 10 * 60 * 1000;
const MAX_ANSWERS = 30;

/**
 * Records what a proxy says by their link. Who declines makes the member's answer 欠席, whose seat is free then, and
 * has the member asked anew. The same again changes nothing. `address` is the client's, to count by.
 */
export async function answerAsProxy(
  ctx: AppContext,
  input: { token: string; address: string; answer: "accepted" | "declined" },
): Promise<Result<{ state: ProxyState }, ProxyAnswerRefusal>> {
  const hash = tokenHash(input.token);
  const known = await findProxyByToken(ctx.db, hash);
  if (!known) return refuse("unknown-link");
  const counted = `proxy:${input.address}:${hash}`;
  if ((await countAttempt(ctx.db, counted, ctx.now(), WINDOW_MS)) > MAX_ANSWERS) return refuse("too-many-attempts");
  const result = await transact(ctx, async (tx): Promise<Result<{ state: ProxyState }, ProxyAnswerRefusal>> => {
    const session = await lockSession(tx, known.prefectureId, known.invitation.sessionId);
    // Read anew: the member may have answered otherwise while this waited for its turn.
    const proxy = await findProxyByToken(tx, hash);
    if (!session || !proxy) return refuse("unknown-link");
    if (proxy.state === "ended" || proxy.invitation.revokedAt) return refuse("link-ended");
    if (proxy.state === input.answer || !isLiveProxy(proxy.state)) return ok({ state: proxy.state });
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
        action: input.answer === "accepted" ? "proxy.accept" : "proxy.decline",
        ...{ subject: "Proxy", subjectId: proxy.id },
        ...{ before: { state: proxy.state }, after: { state: input.answer } },
      },
    );
    if (input.answer === "declined") return decline(ctx, tx, session, proxy);
    await tx.proxy.update({ where: { id: proxy.id }, data: { state: "accepted", answeredAt: ctx.now() } });
    return ok({ state: "accepted" });
  });
  if (result.ok) ctx.wakeMailer();
  return result;
}

async function decline(
  ctx: AppContext,
  tx: Tx,
  session: SessionWithPlan,
  { id, invitationId, response }: { id: string; invitationId: string; response: { proxyName: string | null } },
): Promise<Result<{ state: ProxyState }, ProxyAnswerRefusal>> {
  const now = ctx.now();
  const proxy = await findLiveProxy(tx, invitationId);
  const invitation = await findInvitation(tx, session.id, invitationId);
  if (proxy?.id !== id || !invitation) return refuse("link-ended");
  await tx.proxy.update({ where: { id }, data: { state: "declined", answeredAt: now } });
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
