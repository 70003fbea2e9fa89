import { findInvitation } from "#app/adapters/db/invitation-store.server.ts";
import { lockSession } from "#app/adapters/db/session-store.server.ts";
import type { DeskWay } from "#app/domain/contact.ts";
import { may } from "#app/domain/permission.ts";
import { type Result, refuse } from "#app/domain/result.ts";
import type { RsvpInput, RsvpRefusal } from "#app/domain/rsvp.ts";
import { type StaffContext, transact } from "../context.ts";
import { type RecordedResponse, recordResponse } from "./record-response.ts";

/**
 * Records an answer that reached the desk by phone or FAX, by the same rules; after the deadline too. It gives any seat that is free and held for nobody, whoever waits.
 */
export async function enterResponse(
  ctx: StaffContext,
  { sessionId, invitationId, via, ...input }: RsvpInput & { sessionId: string; invitationId: string; via: DeskWay },
): Promise<Result<RecordedResponse, RsvpRefusal | "not-found" | "forbidden">> {
  const result = await transact(ctx, async (tx) => {
    const session = await lockSession(tx, ctx.actor.prefectureId, sessionId);
    const invitation = session && (await findInvitation(tx, session.id, invitationId));
    if (!session || !invitation) return refuse("not-found");
    if (!may(ctx.actor, "response.enter", session)) return refuse("forbidden");
    return recordResponse(ctx, tx, session, invitation, input, {
      via,
      enteredById: ctx.actor.userId,
      actor: { kind: "staff", actor: ctx.actor },
    });
  });
  // Whoever waits for the seat given up has a mail.
  if (result.ok) ctx.wakeMailer();
  return result;
}
