import type { Tx } from "#app/adapters/db/database.server.ts";
import type { MailOrigin } from "#app/adapters/db/inbound-store.server.ts";
import { findInvitation } from "#app/adapters/db/invitation-store.server.ts";
import { findNamedAt, findProxy } from "#app/adapters/db/proxy-store.server.ts";
import { findLastReply, findOwnAddresses } from "#app/adapters/db/reply-store.server.ts";
import { lockSession } from "#app/adapters/db/session-store.server.ts";
import type { ReadMail } from "#app/adapters/mail/read-mail.server.ts";
import { type CalendarReply, decideReply, wordsIn } from "#app/domain/calendar-reply.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { RsvpRefusal } from "#app/domain/rsvp.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { participantRoleLabel } from "#app/text/labels.ts";
import type { AppContext } from "../context.ts";
import { recordResponse } from "../invitations/record-response.ts";
import { recordProxyAnswer } from "../proxies/record-proxy-answer.ts";
import { tellWaiting } from "../seats/tell-waiting.ts";
import type { Verdict } from "./verdict.ts";

interface Replying {
  read: ReadMail;
  reply: CalendarReply;
  /** The invitation whose own address it was sent to; null where there is none. */
  called: MailOrigin | null;
  /** It was sent to an address that looks like one of ours, and is none. */
  forged: boolean;
  /** Whose it is for all that is known. */
  origin: MailOrigin | null;
  receivedAt: Instant;
  /** Why the answer in it was refused, on the first try: then it is for a person to see. */
  refused: RsvpRefusal | null;
}

/** What a calendar's own reply leads to; refused where the answer in it is, by the rules of answering. */
export async function takeReply(
  ctx: AppContext,
  tx: Tx,
  { read, reply, called, forged, origin, receivedAt, refused }: Replying,
): Promise<Result<Verdict, RsvpRefusal>> {
  const sender = read.from.address;
  const session = called?.sessionId ? await lockSession(tx, called.prefectureId, called.sessionId) : null;
  const invitation = session && called?.invitationId && (await findInvitation(tx, session.id, called.invitationId));
  if (!session || !invitation) {
    const decision = decideReply(reply, { sender, called: null, forged, receivedAt });
    return ok({ state: "toCheck", reason: decision.kind === "check" ? decision.reason : "no-tag", origin });
  }
  const own = await findOwnAddresses(tx, invitation.id);
  const isOwn = own.includes(sender);
  const proxy = isOwn ? null : await findNamedAt(tx, invitation.id, sender);
  const last = await findLastReply(tx, invitation.id, isOwn ? own : (proxy?.addresses ?? []));
  const current = invitation.currentResponse;
  const decision = decideReply(reply, {
    sender,
    called: {
      uid: session.icalUid,
      sequence: session.icalSequence,
      format: session.format,
      addresses: own,
      proxy: proxy && { ...proxy, answeredElsewhereAt: byPage(proxy, last) },
      standing: current?.answer ?? "pending",
      answeredElsewhereAt: current && current.via !== "calendar" ? current.answeredAt : null,
      last,
    },
    forged,
    receivedAt,
  });
  if (decision.kind === "ignore") {
    return ok({ state: "ignored", reason: decision.reason, origin, order: decision.order });
  }
  if (decision.kind === "check") {
    return ok({ state: "toCheck", reason: decision.reason, origin, order: decision.order });
  }
  const { order } = decision;
  if (refused) return ok({ state: "toCheck", reason: refused, origin, order });
  if (decision.kind === "recordProxy") {
    const named = proxy && (await findProxy(tx, { id: proxy.id }));
    if (!named) throw new Error("the proxy who answers is on file");
    const said = { answer: decision.answer, answeredAt: receivedAt };
    const recorded = await recordProxyAnswer(ctx, tx, session, named, said);
    return recorded.ok ? ok({ state: "taken", reason: "proxy-answered", origin, order }) : recorded;
  }
  const { answer } = decision;
  // Without a word of their own it is the same answer again, whatever was said with the first.
  const message = wordsIn(reply, read.text) ?? (current?.answer === answer ? current.message : null);
  const recorded = await recordResponse(
    ctx,
    tx,
    session,
    invitation,
    { answer, proxy: null, message },
    {
      via: "calendar",
      enteredById: null,
      actor: { kind: "participant", id: invitation.id, role: participantRoleLabel[invitation.role] },
    },
  );
  if (!recorded.ok) return refuse(recorded.error);
  const { seated } = recorded.value;
  // Who pressed 承諾 in a calendar sees no page that would tell them: they are told, once, that they wait.
  const waitedBefore = current?.seated === false && current.answer === answer;
  if (!seated && !waitedBefore) await tellWaiting(ctx, tx, session, invitation);
  return ok({ state: "taken", reason: seated ? "answered" : "answered-waiting", origin, order });
}

/** When a proxy answered by their page; null where they did not, or where what came last came from their calendar. */
function byPage({ answeredAt }: { answeredAt: Instant | null }, last: { receivedAt: Instant } | null): Instant | null {
  return answeredAt && last && last.receivedAt >= answeredAt ? null : answeredAt;
}
