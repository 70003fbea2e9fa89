import type { Tx } from "#app/adapters/db/database.server.ts";
import { findInvitations, renewInvitation } from "#app/adapters/db/invitation-store.server.ts";
import { decideJoinRequest, findJoinRequest, type JoinRequestRow } from "#app/adapters/db/join-request-store.server.ts";
import { queueMail } from "#app/adapters/db/outbox-store.server.ts";
import { findPeople } from "#app/adapters/db/person-store.server.ts";
import { lockSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { type JoinRole, takeJoinStep, toldTo } from "#app/domain/join-request.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { CallRefusal } from "#app/domain/session.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { joinDecisionMail } from "#app/mail/join-decision.ts";
import { senderName } from "#app/mail/letter.ts";
import { aboutSession, auditStaff, type StaffContext, transact } from "../context.ts";
import { putOnFile } from "../invitations/add-person.ts";
import { recipient } from "../invitations/find-recipients.ts";
import { mailInvitations } from "../invitations/mail-invitation.ts";
import { callable, callPeople } from "../invitations/send-invitations.ts";
import type { DatedSession } from "../invitations/write-invitation.ts";
import { settleSeats } from "../seats/settle-seats.ts";

export type DecideRefusal = CallRefusal | "not-found" | "forbidden" | "join-decided" | "join-taken-off";

/**
 * Answers a request to take part, with a word to whoever asked. Accepting calls them to the session like anybody
 * else, put on the desk's file where they are not yet; while nobody can be called (no place yet) it is refused and
 * the request waits on. Seats are given by their answer, as to all.
 */
export async function decideRequest(
  ctx: StaffContext,
  input: { sessionId: string; requestId: string; step: "accept" | "decline"; reply: string | null },
): Promise<Result<{ state: "accepted" | "declined" }, DecideRefusal>> {
  const result = await transact(ctx, async (tx): Promise<Result<{ state: "accepted" | "declined" }, DecideRefusal>> => {
    const session = await lockSession(tx, ctx.actor.prefectureId, input.sessionId);
    if (!session) return refuse("not-found");
    if (!may(ctx.actor, "invitation.write", session)) return refuse("forbidden");
    const request = await findJoinRequest(tx, session.id, input.requestId);
    if (!request) return refuse("not-found");
    const step = takeJoinStep(request.state, input.step);
    if (!step.ok) return step;
    const state = input.step === "accept" ? "accepted" : "declined";
    // Of an earlier acceptance: what it opens stays bound to the request.
    let { invitationId } = request;
    if (state === "accepted") {
      const open = callable(session, ctx.now());
      if (!open.ok) return open;
      const called = await callAsker(ctx, tx, open.value, request);
      if (!called.ok) return called;
      invitationId = called.value;
    }
    const { reply } = input;
    await decideJoinRequest(tx, request.id, { state, reply, decidedAt: ctx.now(), invitationId });
    await tellAsker(ctx, tx, session, request, { state, reply });
    await auditStaff(ctx, tx, {
      ...aboutSession(session),
      action: `joinRequest.${input.step}`,
      subject: "JoinRequest",
      subjectId: request.id,
      before: { state: request.state },
      after: { state, invitationId },
    });
    return ok({ state });
  });
  if (result.ok) ctx.wakeMailer();
  return result;
}

/** The invitation of whoever asked; they may have been called already. */
async function callAsker(
  ctx: StaffContext,
  tx: Tx,
  session: DatedSession,
  request: JoinRequestRow,
): Promise<Result<string, "join-taken-off">> {
  const { name, email } = request.user;
  const asked = { name, kana: "", title: null, email, organizationName: officeOf(request) };
  const personId = await putOnFile(ctx, tx, session, asked);
  const before = (await findInvitations(tx, session.id)).find((invitation) => invitation.personId === personId);
  if (before?.revokedAt) return refuse("join-taken-off");
  const told = toldTo(session, { role: request.role, joinRequest: request, applicant: null });
  if (before) {
    if (before.id !== request.invitationId) return ok(before.id);
    // They gave up the place they had, and are let in again.
    await renewInvitation(tx, before.id, { role: request.role, sentAt: ctx.now() });
    // The seat their former answer had, or was offered, is for whoever waits: they answer anew.
    await settleSeats(ctx, tx, session);
    await mailInvitations(ctx, tx, told, [{ ...before, invitationId: before.id, email }]);
    return ok(before.id);
  }
  const people = await findPeople(tx, session, [personId]);
  const recipients = people.map((person) => recipient(person, request.role));
  const { invitations } = await callPeople(ctx, tx, told, recipients);
  const [invitation] = invitations;
  if (!invitation) throw new Error(`nobody was called for the request ${request.id}`);
  await auditStaff(ctx, tx, { ...aboutSession(session), action: "invitation.send", after: { invitations } });
  return ok(invitation.id);
}

async function tellAsker(
  ctx: StaffContext,
  tx: Tx,
  session: SessionWithPlan,
  request: JoinRequestRow,
  { state, reply }: { state: "accepted" | "declined"; reply: string | null },
) {
  const { name, email } = request.user;
  const { center, title, startsAt, endsAt, venue } = session;
  const mail = joinDecisionMail({
    decision: state,
    role: request.role as JoinRole,
    reply,
    ...{ title, startsAt, endsAt, venue },
    issuedOn: tokyoDate(ctx.now()),
    center,
    addressee: { organization: officeOf(request), title: null, name },
  });
  await queueMail(
    tx,
    {
      prefectureId: session.prefectureId,
      centerId: session.centerId,
      sessionId: session.id,
      invitationId: null,
      tokenGeneration: 0,
      sequence: session.icalSequence,
      kind: state === "accepted" ? "joinAccepted" : "joinDeclined",
      fromName: senderName(center),
      replyTo: center.email,
      toName: name,
      toAddress: email,
      ...mail,
      calendar: null,
    },
    { now: ctx.now(), mailFrom: ctx.settings.mailFrom },
  );
}

/** The office someone asks for: their center, or the prefecture itself. */
function officeOf({ center, user }: JoinRequestRow): string {
  return center?.name ?? user.prefecture.name;
}
