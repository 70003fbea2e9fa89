import type { AuditActor } from "#app/adapters/db/audit-store.server.ts";
import { recordAudit } from "#app/adapters/db/audit-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { appendResponse, findOtherClaims } from "#app/adapters/db/invitation-store.server.ts";
import { getsSeat } from "#app/domain/capacity.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import {
  decideResponse,
  type ResponseWay,
  type RsvpAnswer,
  type RsvpInput,
  type RsvpRefusal,
  type RsvpSession,
  sameResponse,
  takesSeat,
  withOwnDeadline,
} from "#app/domain/rsvp.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";

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

interface Answered extends RsvpSession {
  id: string;
  prefectureId: string;
  centerId: string;
  capacity: number | null;
}

interface Answering {
  id: string;
  sentAt: Instant | null;
  revokedAt: Instant | null;
  openedAt: Instant | null;
  currentResponseId: string | null;
  currentResponse: RecordedResponse | null;
}

/**
 * Decides about an answer and appends it, in a transaction that holds the session's row: whoever answers at the
 * same time comes before or after, so the capacity is never exceeded.
 */
export async function recordResponse(
  tx: Tx,
  session: Answered,
  invitation: Answering,
  input: RsvpInput,
  by: { now: Instant; via: ResponseWay; enteredById: string | null; actor: AuditActor; requestId: string },
): Promise<Result<RecordedResponse, RsvpRefusal>> {
  const before = invitation.currentResponse;
  const asCalled = withOwnDeadline(session, invitation.sentAt);
  const facts = { now: by.now, via: by.via, revoked: invitation.revokedAt !== null };
  const decision = decideResponse(asCalled, input, facts);
  if (!decision.ok) return refuse(decision.error);
  const seated = await isSeated(tx, session, invitation, input.answer, by.now);
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
    answeredAt: by.now,
    enteredById: by.enteredById,
  });
  // The words themselves stay in the responses, which can be erased with the person; the audit log cannot.
  await recordAudit(
    tx,
    by.actor,
    { now: by.now, requestId: by.requestId },
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
  return ok(response);
}

/** A seat once held is kept through every answer that needs one; who waits keeps their place in the queue. */
async function isSeated(
  tx: Tx,
  session: Answered,
  invitation: Answering,
  answer: RsvpAnswer,
  now: Instant,
): Promise<boolean> {
  const held = invitation.currentResponse;
  if (!takesSeat(answer) || session.capacity === null) return true;
  if (held?.seated && takesSeat(held.answer)) return true;
  const others = await findOtherClaims(tx, session.id, invitation.id);
  const claims = others.flatMap(({ currentResponse }) =>
    currentResponse
      ? [{ standing: currentResponse.answer, seated: currentResponse.seated, since: currentResponse.answeredAt }]
      : [],
  );
  return getsSeat(session.capacity, claims, held && takesSeat(held.answer) ? held.answeredAt : now);
}

function inputOf(response: RecordedResponse): RsvpInput {
  const { answer, proxyName, proxyTitle, proxyOrganization, proxyEmail, message } = response;
  const proxy = proxyName
    ? { name: proxyName, title: proxyTitle, organization: proxyOrganization, email: proxyEmail }
    : null;
  return { answer, proxy, message };
}
