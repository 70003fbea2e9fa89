import { findInvitations, type ListedInvitation } from "#app/adapters/db/invitation-store.server.ts";
import { findCalled } from "#app/adapters/db/proxy-store.server.ts";
import { findOpenOffers, readSeats } from "#app/adapters/db/seat-offer-store.server.ts";
import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import type { AttendanceMode } from "#app/domain/attendance.ts";
import { placeInQueue, SEAT_MODES, type SeatBook } from "#app/domain/capacity.ts";
import { may } from "#app/domain/permission.ts";
import { calledThemselves } from "#app/domain/proxy.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { type RsvpStanding, type RsvpTotals, rsvpTotals } from "#app/domain/rsvp.ts";
import { PARTICIPANT_ROLES, type ParticipantRole } from "#app/domain/taxonomy.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";
import { type SilentReminders, showReminders } from "../reminders/show-reminders.ts";

export interface ListedAnswer extends ListedInvitation {
  standing: RsvpStanding;
  seated: boolean;
  /** In the queue of their mode, from 1; null for whoever does not wait, or is offered a seat. */
  place: number | null;
}

/** A seat that is held for someone who waited. */
export interface ListedOffer {
  invitationId: string;
  name: string;
  mode: AttendanceMode;
  offeredAt: Instant;
  expiresAt: Instant;
  /** No mail reaches them: the desk tells them. */
  byHand: boolean;
  phone: string | null;
}

export interface ResponseList {
  session: SessionWithPlan;
  mayEnter: boolean;
  mayRemind: boolean;
  reminders: SilentReminders;
  /** In the list's order, narrowed to the standing asked for. */
  rows: ListedAnswer[];
  /** Of everyone still invited, whatever the list is narrowed to. */
  totals: RsvpTotals;
  called: number;
  /** By their ends. */
  offers: ListedOffer[];
  /** Of the modes that have a limit or a queue. */
  seats: { mode: AttendanceMode; capacity: number | null; seated: number; offered: number; waiting: number }[];
  /** Proxies who may be called to it themselves. */
  calledToo: string[];
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
  const books = await readSeats(ctx.db, session);
  const placeOf = (id: string) => SEAT_MODES.flatMap((mode) => placeInQueue(books[mode].queue, id) ?? []).at(0) ?? null;
  const offers = await findOpenOffers(ctx.db, session.id);
  const all = (await findInvitations(ctx.db, session.id)).map((invitation) => ({
    ...invitation,
    standing: invitation.currentResponse?.answer ?? ("pending" as const),
    seated: invitation.currentResponse?.seated ?? true,
    place: placeOf(invitation.id),
  }));
  const invited = all.filter((row) => !row.revokedAt);
  const ofRole = (role: ParticipantRole) => invited.filter((row) => row.role === role);
  return ok({
    session,
    mayEnter: may(ctx.actor, "response.enter", session),
    mayRemind: may(ctx.actor, "invitation.write", session),
    reminders: await showReminders(ctx.db, session, ctx.now()),
    rows: input.standing ? invited.filter((row) => rsvpTotals([row])[input.standing as keyof RsvpTotals] === 1) : all,
    totals: rsvpTotals(invited),
    called: invited.length,
    calledToo: await findCalledToo(ctx, session.id),
    offers: offers.map(({ mode, offeredAt, expiresAt, invitation: { id, name, person } }) => ({
      ...{ invitationId: id, name, mode, offeredAt, expiresAt, phone: person.phone },
      byHand: !person.email || person.emailBouncedAt !== null,
    })),
    seats: SEAT_MODES.map((mode) => ({ mode, ...counted(books[mode]) })).filter(
      ({ capacity, waiting }) => capacity !== null || waiting > 0,
    ),
    byRole: PARTICIPANT_ROLES.filter((role) => ofRole(role).length > 0).map((role) => ({
      role,
      called: ofRole(role).length,
      totals: rsvpTotals(ofRole(role)),
    })),
  });
}

function counted({ capacity, seated, queue }: SeatBook) {
  const offered = queue.filter((waiter) => waiter.offered).length;
  return { capacity, seated, offered, waiting: queue.length - offered };
}

async function findCalledToo(ctx: StaffContext, sessionId: string): Promise<string[]> {
  const called = await findCalled(ctx.db, sessionId);
  return [...new Set(called.flatMap((member) => calledThemselves(member, called)).map(({ name }) => name))];
}
