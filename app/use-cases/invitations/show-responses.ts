import { findInvitations, type ListedInvitation } from "#app/adapters/db/invitation-store.server.ts";
import { findCalled } from "#app/adapters/db/proxy-store.server.ts";
import { findQuietHours } from "#app/adapters/db/reminder-store.server.ts";
import { findOpenOffers, findPlaces, readSeats, type SeatStanding } from "#app/adapters/db/seat-offer-store.server.ts";
import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { contactFor } from "#app/domain/application.ts";
import type { AttendanceMode } from "#app/domain/attendance.ts";
import { freeSeats, inQueueOrder, modesOffered, type SeatCount } from "#app/domain/capacity.ts";
import { mailAddress } from "#app/domain/contact.ts";
import { may } from "#app/domain/permission.ts";
import { calledThemselves } from "#app/domain/proxy.ts";
import { afterQuietHours } from "#app/domain/quiet-hours.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { isStranded, type RsvpStanding, type RsvpTotals, rsvpTotals } from "#app/domain/rsvp.ts";
import { offerTimes } from "#app/domain/seat-offer.ts";
import { isOn } from "#app/domain/session.ts";
import { PARTICIPANT_ROLES, type ParticipantRole } from "#app/domain/taxonomy.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";
import { type SilentReminders, showReminders } from "../reminders/show-reminders.ts";

export interface ListedAnswer extends ListedInvitation {
  standing: RsvpStanding;
  seated: boolean;
  /** Of the queue of their mode, from 1; null for whoever does not wait, or is offered a seat. */
  place: { mode: AttendanceMode; place: number } | null;
  /** A seat is on offer to them. */
  offered: boolean;
}

/** A seat that is held for someone who waited. */
export interface ListedOffer {
  invitationId: string;
  name: string;
  mode: AttendanceMode;
  /** When the mail left, or leaves: outside quiet hours. */
  toldAt: Instant;
  isToBeTold: boolean;
  expiresAt: Instant;
  /** No mail reaches them, nor the contact of their application: the desk tells them. */
  byHand: boolean;
  phone: string | null;
}

/** The seats of one mode. */
export interface ShownSeats extends SeatCount {
  mode: AttendanceMode;
  /** Beside those who are offered one. */
  waiting: number;
  /** Null is no limit. */
  free: number | null;
  /** Why a free seat is offered to none of those who wait; null where it is, or there is none. */
  byHand: "late" | "passed" | null;
  /** Who let an offer pass and waits still, in the order they do. */
  passed: { invitationId: string; name: string }[];
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
  seats: ShownSeats[];
  /** The names of those whose answer the session's format no longer has: they have to answer anew. */
  stranded: string[];
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
  const places = await findPlaces(ctx.db, session);
  const books = await readSeats(ctx.db, session);
  const offers = await findOpenOffers(ctx.db, session.id);
  const quiet = await findQuietHours(ctx.db, session.prefectureId);
  const isLate = !isOn(session, ctx.now()) || offerTimes(ctx.now(), session.startsAt, quiet) === null;
  const all = (await findInvitations(ctx.db, session.id)).map((invitation) => ({
    ...invitation,
    standing: invitation.currentResponse?.answer ?? ("pending" as const),
    seated: invitation.currentResponse?.seated ?? true,
    place: places.get(invitation.id) ?? null,
    offered: offers.some((offer) => offer.invitation.id === invitation.id),
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
    offers: offers.map(({ mode, offeredAt, expiresAt, invitation: { id, name, person, applicant } }) => ({
      ...{ invitationId: id, name, mode, expiresAt, phone: person.phone },
      toldAt: afterQuietHours(offeredAt, quiet),
      isToBeTold: afterQuietHours(offeredAt, quiet) > ctx.now(),
      byHand: !mailAddress(person) && !contactFor(mailAddress(person), applicant),
    })),
    seats: modesOffered(session.format)
      .map((mode) => ({ ...shownSeats(mode, books[mode], isLate), passed: namesOfPassed(books[mode], all) }))
      .filter(({ capacity, waiting }) => capacity !== null || waiting > 0),
    stranded: invited.flatMap(({ standing, name }) => (isStranded(standing, session.format) ? [name] : [])),
    byRole: PARTICIPANT_ROLES.filter((role) => ofRole(role).length > 0).map((role) => ({
      role,
      called: ofRole(role).length,
      totals: rsvpTotals(ofRole(role)),
    })),
  });
}

function namesOfPassed({ queue }: SeatStanding, people: readonly { id: string; name: string }[]): ShownSeats["passed"] {
  const passed = inQueueOrder(queue.filter(({ lapsedAt, offered }) => lapsedAt && !offered));
  return passed.flatMap(({ id }) =>
    people.flatMap((one) => (one.id === id ? [{ invitationId: id, name: one.name }] : [])),
  );
}

function shownSeats(mode: AttendanceMode, book: SeatStanding, isLate: boolean): Omit<ShownSeats, "passed"> {
  const { capacity, seated, offered, waiting } = book;
  const free = capacity === null ? null : freeSeats(book);
  const toOffer = free !== 0 && waiting > 0;
  const passed = book.queue.every(({ lapsedAt, offered }) => offered || lapsedAt !== null);
  return {
    mode,
    capacity,
    seated,
    offered,
    waiting,
    free,
    byHand: !toOffer ? null : isLate ? "late" : passed ? "passed" : null,
  };
}

async function findCalledToo(ctx: StaffContext, sessionId: string): Promise<string[]> {
  const called = await findCalled(ctx.db, sessionId);
  return [...new Set(called.flatMap((member) => calledThemselves(member, called)).map(({ name }) => name))];
}
