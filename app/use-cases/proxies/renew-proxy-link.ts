import { linkToken, tokenHash } from "#app/adapters/auth/link-token.server.ts";
import { findLiveProxy, findMember } from "#app/adapters/db/proxy-store.server.ts";
import { lockSession } from "#app/adapters/db/session-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { type RsvpRefusal, rsvpClosed } from "#app/domain/rsvp.ts";
import { aboutSession, auditStaff, type StaffContext, transact } from "../context.ts";
import { mailProxy } from "./name-proxy.ts";

/** Gives a proxy a new link, which ends the old one, and sends it where they have an address. What they said stays. */
export async function renewProxyLink(
  ctx: StaffContext,
  input: { sessionId: string; invitationId: string },
): Promise<Result<{ mailed: boolean }, "not-found" | "forbidden" | RsvpRefusal>> {
  const result = await transact(ctx, async (tx) => {
    const session = await lockSession(tx, ctx.actor.prefectureId, input.sessionId);
    const proxy = session && (await findLiveProxy(tx, input.invitationId));
    const member = proxy && (await findMember(tx, proxy.invitationId));
    if (!session || !proxy || member?.sessionId !== session.id) return refuse("not-found");
    if (!may(ctx.actor, "invitation.write", session)) return refuse("forbidden");
    if (member.revokedAt) return refuse("link-ended");
    const open = rsvpClosed(session, ctx.now());
    if (!open.ok) return open;
    const { id } = proxy;
    const tokenGeneration = proxy.tokenGeneration + 1;
    const hash = tokenHash(linkToken(ctx.settings.secret, { id, tokenGeneration }));
    await tx.proxy.update({ where: { id }, data: { tokenGeneration, tokenHash: hash } });
    // Whoever waits for a seat with the member is called once there is one.
    const seated = member.currentResponse?.seated ?? false;
    const mailed = seated && (await mailProxy(ctx, tx, session, { ...proxy, tokenGeneration }));
    await auditStaff(ctx, tx, {
      ...aboutSession(session),
      action: "proxy.renewLink",
      ...{ subject: "Proxy", subjectId: id },
      ...{ before: { tokenGeneration: proxy.tokenGeneration }, after: { tokenGeneration, mailed } },
    });
    return ok({ mailed });
  });
  if (result.ok && result.value.mailed) ctx.wakeMailer();
  return result;
}
