import { findTold } from "#app/adapters/db/change-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { findLiveProxy } from "#app/adapters/db/proxy-store.server.ts";
import { lockSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { type WithdrawRefusal, withdrawRefusal } from "#app/domain/change.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { type AppContext, aboutSession, auditStaff, type StaffContext, transact } from "../context.ts";
import { tellEnded } from "../proxies/name-proxy.ts";
import { settleSeats } from "../seats/settle-seats.ts";
import { tellPeople } from "./tell-changes.ts";
import { asFarAsReached, findToTell, mailedOf } from "./told.ts";

/**
 * Takes one person off a session (案内を取り消す): their link ends, their seat is free, and their calendar alone gets
 * the CANCEL. What they answered stays on record.
 */
export async function takeOff(
  ctx: StaffContext,
  input: { sessionId: string; invitationId: string },
): Promise<Result<{ mailed: boolean; byHand: boolean }, WithdrawRefusal | "not-found" | "forbidden">> {
  const result = await transact(ctx, async (tx) => {
    const session = await lockSession(tx, ctx.actor.prefectureId, input.sessionId);
    const [invitation] = session ? await findTold(tx, session.id, [input.invitationId]) : [];
    if (!session || !invitation) return refuse("not-found");
    if (!may(ctx.actor, "invitation.write", session)) return refuse("forbidden");
    const refusal = withdrawRefusal(session, invitation, ctx.now());
    if (refusal) return refuse(refusal);
    const told = await withdrawCall(ctx, tx, session, invitation.id);
    await auditStaff(ctx, tx, {
      ...aboutSession(session),
      action: "invitation.withdraw",
      subject: "Invitation",
      subjectId: invitation.id,
      before: { personId: invitation.personId, answer: invitation.currentResponse?.answer ?? null },
      after: told,
    });
    return ok(told);
  });
  if (result.ok) ctx.wakeMailer();
  return result;
}

/**
 * Ends a call to a session whose row the transaction holds, and tells whoever was called, and who was to stand in,
 * where a mail reaches them; the seat they had is offered to who waits. Permission, audit and waking the mailer are the
 * caller's. `byHand`: the desk has to tell.
 */
export async function withdrawCall(
  ctx: AppContext,
  tx: Tx,
  session: SessionWithPlan,
  invitationId: string,
): Promise<{ mailed: boolean; byHand: boolean }> {
  const now = ctx.now();
  const proxy = await findLiveProxy(tx, invitationId);
  // Whose call came back has heard of nothing that could be taken back.
  const [called] = await findTold(tx, session.id, [invitationId]);
  const unheard = called && asFarAsReached(called).toldSequence === null ? { toldSequence: null } : {};
  await tx.invitation.update({ where: { id: invitationId }, data: { revokedAt: now, toldAt: null, ...unheard } });
  if (proxy) {
    await tx.proxy.update({ where: { id: proxy.id }, data: { state: "ended" } });
    await tellEnded(ctx, tx, session, proxy, { because: "ended", next: null });
  }
  const waiting = (await findToTell(tx, session, now)).filter(
    (to) => to.invitationId === invitationId && to.proxyId === null,
  );
  const mailed = mailedOf(waiting);
  await tellPeople(ctx, tx, session, mailed, "hold");
  await settleSeats(ctx, tx, session);
  return { mailed: mailed.length > 0, byHand: waiting.length > mailed.length };
}
