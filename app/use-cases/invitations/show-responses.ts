import { findInvitations, type ListedInvitation } from "#app/adapters/db/invitation-store.server.ts";
import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { type RsvpStanding, type RsvpTotals, rsvpTotals } from "#app/domain/rsvp.ts";
import { PARTICIPANT_ROLES, type ParticipantRole } from "#app/domain/taxonomy.ts";
import type { StaffContext } from "../context.ts";

export interface ListedAnswer extends ListedInvitation {
  standing: RsvpStanding;
  seated: boolean;
}

export interface ResponseList {
  session: SessionWithPlan;
  mayEnter: boolean;
  /** In the list's order, narrowed to the standing asked for. */
  rows: ListedAnswer[];
  /** Of everyone still invited, whatever the list is narrowed to. */
  totals: RsvpTotals;
  called: number;
  byRole: { role: ParticipantRole; called: number; totals: RsvpTotals }[];
}

/** A session's answers as its desk sees them. */
export async function showResponses(
  ctx: StaffContext,
  input: { sessionId: string; standing: keyof RsvpTotals | null },
): Promise<Result<ResponseList, "not-found" | "forbidden">> {
  const session = await findSession(ctx.db, ctx.actor.prefectureId, input.sessionId);
  if (!session) return refuse("not-found");
  if (!may(ctx.actor, "session.read", session)) return refuse("forbidden");
  const all = (await findInvitations(ctx.db, session.id)).map((invitation) => ({
    ...invitation,
    standing: invitation.currentResponse?.answer ?? ("pending" as const),
    seated: invitation.currentResponse?.seated ?? true,
  }));
  const invited = all.filter((row) => !row.revokedAt);
  const ofRole = (role: ParticipantRole) => invited.filter((row) => row.role === role);
  return ok({
    session,
    mayEnter: may(ctx.actor, "response.enter", session),
    rows: input.standing ? invited.filter((row) => rsvpTotals([row])[input.standing as keyof RsvpTotals] === 1) : all,
    totals: rsvpTotals(invited),
    called: invited.length,
    byRole: PARTICIPANT_ROLES.filter((role) => ofRole(role).length > 0).map((role) => ({
      role,
      called: ofRole(role).length,
      totals: rsvpTotals(ofRole(role)),
    })),
  });
}
