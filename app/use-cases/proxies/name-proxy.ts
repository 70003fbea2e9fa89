import { randomUUID } from "node:crypto";
import { linkToken, tokenHash } from "#app/adapters/auth/link-token.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { queueMail } from "#app/adapters/db/outbox-store.server.ts";
import { findLiveProxy, findMember, isHeldOtherwise, type LiveProxy } from "#app/adapters/db/proxy-store.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { isSameProxy } from "#app/domain/proxy.ts";
import type { RsvpAnswer } from "#app/domain/rsvp.ts";
import { findSentTo } from "../changes/calendars.ts";
import type { AppContext } from "../context.ts";
import { writeProxyEnded, writeProxyInvitation } from "./write-proxy-mail.ts";

interface Recorded {
  id: string;
  answer: RsvpAnswer;
  seated: boolean;
  proxyName: string | null;
  proxyTitle: string | null;
  proxyOrganization: string | null;
  proxyEmail: string | null;
}

/**
 * What an answer just recorded means for whoever stands in, in its transaction: the person it names is called by mail,
 * who stood in so far is told that they do no longer. The same person named again is told nothing. Waking the mailer is
 * the caller's.
 */
export async function nameProxy(
  ctx: AppContext,
  tx: Tx,
  session: SessionWithPlan,
  invitationId: string,
  response: Recorded,
): Promise<void> {
  const former = await findLiveProxy(tx, invitationId);
  const named = response.answer === "proxy";
  if (former && named && isSameProxy(former.response, response)) {
    await tx.proxy.update({ where: { id: former.id }, data: { responseId: response.id } });
    return inviteProxy(ctx, tx, session, invitationId, response);
  }
  if (former) {
    await tx.proxy.update({ where: { id: former.id }, data: { state: "ended" } });
    await tellEnded(ctx, tx, session, former, { because: "ended", next: named ? response.proxyEmail : null });
  }
  if (!named) return;
  const id = randomUUID();
  const { prefectureId } = session;
  const hash = tokenHash(linkToken(ctx.settings.secret, { id, tokenGeneration: 0 }));
  await tx.proxy.create({
    data: { id, prefectureId, invitationId, responseId: response.id, tokenHash: hash, createdAt: ctx.now() },
  });
  return inviteProxy(ctx, tx, session, invitationId, response);
}

/** Calls a proxy by mail, once: where they have an address, and the member's seat (定員) is theirs to take. */
async function inviteProxy(
  ctx: AppContext,
  tx: Tx,
  session: SessionWithPlan,
  invitationId: string,
  { seated }: Pick<Recorded, "seated">,
): Promise<void> {
  const proxy = await findLiveProxy(tx, invitationId);
  if (proxy && seated && proxy._count.mails === 0) await mailProxy(ctx, tx, session, proxy);
}

/** Queues the mail that calls a proxy; false for one without an address. */
export async function mailProxy(
  ctx: AppContext,
  tx: Tx,
  session: SessionWithPlan,
  proxy: Pick<LiveProxy, "id" | "invitationId" | "tokenGeneration" | "response">,
): Promise<boolean> {
  const { startsAt, icalSequence } = session;
  const { id, invitationId, response } = proxy;
  const email = response.proxyEmail;
  if (!email || !startsAt) return false;
  const { now, settings } = { now: ctx.now(), settings: ctx.settings };
  const isHeld = await isHeldOtherwise(tx, session.id, email, id);
  const calendar = isHeld
    ? null
    : { method: "REQUEST" as const, sent: await findSentTo(tx, session.id, { invitationId, proxyId: id, email }) };
  const member = await findMember(tx, invitationId);
  const mail = writeProxyInvitation({ ...session, startsAt }, member, { ...proxy, email }, calendar, { settings, now });
  await queueMail(tx, mail, { now, mailFrom: settings.mailFrom });
  await tx.proxy.update({ where: { id }, data: { toldSequence: icalSequence } });
  return true;
}

/**
 * Tells somebody who stood in, where a mail had called them, that they do no longer; the session leaves their calendar
 * unless it stands there for another reason. `next` is the address of whoever stands in now.
 */
export async function tellEnded(
  ctx: AppContext,
  tx: Tx,
  session: SessionWithPlan,
  former: LiveProxy,
  { because, next }: { because: "ended" | "released"; next: string | null },
): Promise<void> {
  const { startsAt } = session;
  const email = former.response.proxyEmail;
  if (!email || !startsAt || former._count.mails === 0) return;
  const { now, settings } = { now: ctx.now(), settings: ctx.settings };
  const { id: proxyId, invitationId } = former;
  const sent = await findSentTo(tx, session.id, { invitationId, proxyId, email });
  const goesOn = isSameProxy({ proxyName: "", proxyEmail: next }, { proxyName: "", proxyEmail: email });
  const isHeld = goesOn || (await isHeldOtherwise(tx, session.id, email, former.id));
  const calendar = sent.last?.method === "REQUEST" && !isHeld ? { method: "CANCEL" as const, sent } : null;
  const member = await findMember(tx, former.invitationId);
  const mail = writeProxyEnded(
    { ...session, startsAt },
    member,
    { ...former, email },
    { calendar, because },
    { settings, now },
  );
  await queueMail(tx, mail, { now, mailFrom: settings.mailFrom });
}
