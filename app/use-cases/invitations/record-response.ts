import type { AuditActor } from "#app/adapters/db/audit-store.server.ts";
import { recordAudit } from "#app/adapters/db/audit-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { appendResponse } from "#app/adapters/db/invitation-store.server.ts";
import { closeOffer, findOpenOffer, readSeats } from "#app/adapters/db/seat-offer-store.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import type { AttendanceMode } from "#app/domain/attendance.ts";
import { getsSeat, modeOf } from "#app/domain/capacity.ts";
import { admitProxy, proxyPolicyFor } from "#app/domain/proxy.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import {
  decideResponse,
  isByDesk,
  type ResponseWay,
  type RsvpAnswer,
  type RsvpInput,
  type RsvpProxy,
  type RsvpRefusal,
  sameResponse,
  withOwnDeadline,
} from "#app/domain/rsvp.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { AppContext } from "../context.ts";
import { nameProxy } from "../proxies/name-proxy.ts";
import { findFreeSeat } from "../seats/free-seat.ts";
import { settleSeats } from "../seats/settle-seats.ts";

/** An answer as it was recorded. */
export interface RecordedResponse {
  answer: RsvpAnswer;
  /** False while the person waits for a seat. */
  seated: boolean;
  proxyName: string | null;
  proxyTitle: string | null;
  proxyOrganization: string | null;
  proxyEmail: string | null;
  message: string | null;
  late: boolean;
  answeredAt: Instant;
}

interface Answering {
  id: string;
  organizationName: string | null;
  sentAt: Instant | null;
  revokedAt: Instant | null;
  openedAt: Instant | null;
  currentResponseId: string | null;
  currentResponse: RecordedResponse | null;
}

/**
 * Decides about an answer and appends it, in a transaction that holds the session's row: whoever answers at the
 * same time comes before or after, so the capacity is never exceeded. A seat held for them by an offer, or free
 * for them as they wait, is taken by an answer that needs it, after the deadline too; one on offer is given up by any
 * other. Whatever seat it frees is offered to whoever waits. Whoever it names to stand in (代理), or names no longer, is told. Waking the mailer is the caller's.
 */
export async function recordResponse(
  ctx: AppContext,
  tx: Tx,
  session: SessionWithPlan,
  invitation: Answering,
  given: RsvpInput,
  by: { via: ResponseWay; enteredById: string | null; actor: AuditActor },
): Promise<Result<RecordedResponse, RsvpRefusal>> {
  const now = ctx.now();
  const before = invitation.currentResponse;
  const { held, mode, offer, takesOffer, ...seat } = await seatFor(tx, session, invitation, given.answer, by.via);
  const takesFree = mode !== null && mode === (await findFreeSeat(tx, session, invitation, now));
  const seated = seat.seated || takesFree;
  const asCalled =
    takesOffer || takesFree ? { ...session, answerBy: null } : withOwnDeadline(session, invitation.sentAt);
  const facts = { now, via: by.via, revoked: invitation.revokedAt !== null };
  const decision = decideResponse(asCalled, given, facts);
  if (!decision.ok) return refuse(decision.error);
  const admitted = given.answer === "proxy" && given.proxy ? admit(session, invitation, given.proxy) : ok(given.proxy);
  if (!admitted.ok) return admitted;
  const input = { ...given, proxy: admitted.value };
  // The same answer again writes nothing, unless a seat has become free for someone who waits.
  if (before && before.seated === seated && sameResponse(inputOf(before), input)) return ok(before);

  const proxy = input.answer === "proxy" ? input.proxy : null;
  const response = await appendResponse(tx, invitation, {
    answer: input.answer,
    seated,
    proxyName: proxy?.name ?? null,
    proxyTitle: proxy?.title ?? null,
    proxyOrganization: proxy?.organization ?? null,
    proxyEmail: proxy?.email ?? null,
    message: input.message,
    via: by.via,
    late: decision.value.late,
    answeredAt: now,
    enteredById: by.enteredById,
  });
  // The words themselves stay in the responses, which can be erased with the person; the audit log cannot.
  await recordAudit(
    tx,
    by.actor,
    { now, requestId: ctx.requestId },
    {
      prefectureId: session.prefectureId,
      centerId: session.centerId,
      sessionId: session.id,
      action: "response.record",
      subject: "Invitation",
      subjectId: invitation.id,
      before: before
        ? { responseId: invitation.currentResponseId, answer: before.answer, seated: before.seated }
        : undefined,
      after: {
        responseId: response.id,
        answer: response.answer,
        seated: response.seated,
        via: response.via,
        late: response.late,
      },
    },
  );
  if (offer) await closeOffer(tx, offer.id, takesOffer ? "taken" : "declined", now);
  const isFreed = (held !== null && held !== mode) || (offer !== null && !takesOffer);
  if (isFreed) await settleSeats(ctx, tx, session);
  await nameProxy(ctx, tx, session, invitation.id, response);
  return ok(response);
}

/** How an answer would stand to the seats: the one it holds, the one it needs, the one on offer, and whether it sits. */
export async function seatFor(
  tx: Tx,
  session: SessionWithPlan,
  invitation: Pick<Answering, "id" | "currentResponse">,
  answer: RsvpAnswer,
  via: ResponseWay,
) {
  const mode = modeOf(answer, session.format);
  const held = heldMode(session, invitation.currentResponse);
  const offer = await findOpenOffer(tx, invitation.id);
  const takesOffer = offer !== null && offer.mode === mode;
  const seated =
    mode === null ||
    mode === held ||
    takesOffer ||
    getsSeat((await readSeats(tx, session))[mode], { id: invitation.id, byDesk: isByDesk(via) });
  return { held, mode, offer, takesOffer, seated };
}

function admit(session: SessionWithPlan, invitation: Answering, proxy: RsvpProxy) {
  return admitProxy(proxy, proxyPolicyFor(session, invitation), invitation);
}

/** The seat that an answer holds. One once held is kept through every answer that needs the same kind. */
function heldMode({ format }: SessionWithPlan, response: RecordedResponse | null): AttendanceMode | null {
  return response?.seated ? modeOf(response.answer, format) : null;
}

/** An answer as it would be given again. */
export function inputOf(response: RecordedResponse): RsvpInput {
  const { answer, proxyName, proxyTitle, proxyOrganization, proxyEmail, message } = response;
  const proxy = proxyName
    ? { name: proxyName, title: proxyTitle, organization: proxyOrganization, email: proxyEmail }
    : null;
  return { answer, proxy, message };
}
