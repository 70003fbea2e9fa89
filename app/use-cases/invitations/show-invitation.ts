import { tokenHash } from "#app/adapters/auth/link-token.server.ts";
import { findInvitationByToken, findLastAnswer } from "#app/adapters/db/invitation-store.server.ts";
import { findMaterialsForInvitees } from "#app/adapters/db/material-store.server.ts";
import { findCalled, findDeclinedProxy, findLiveProxy } from "#app/adapters/db/proxy-store.server.ts";
import { findOpenOffer, findPlaces, readSeats } from "#app/adapters/db/seat-offer-store.server.ts";
import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { type Period, runningTimes } from "#app/domain/agenda.ts";
import type { AttendanceMode } from "#app/domain/attendance.ts";
import { getsSeat, joinsOnline, modeOf, waitsFor } from "#app/domain/capacity.ts";
import { getsMaterial, toldTo } from "#app/domain/join-request.ts";
import { linkFaded } from "#app/domain/link.ts";
import { inOrder, kindOf, type MaterialKind } from "#app/domain/material.ts";
import type { MinutesState } from "#app/domain/minutes.ts";
import { calledThemselves, type ProxyPolicy, type ProxyState, proxyPolicyFor } from "#app/domain/proxy.ts";
import type { Reference } from "#app/domain/reference.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { answersOffered, type RsvpAnswer, type RsvpRefusal, rsvpClosed, withOwnDeadline } from "#app/domain/rsvp.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { hasOwnCertificate } from "../certificates/print-own-certificate.ts";
import type { AppContext } from "../context.ts";
import { minutesStateFor } from "../minutes/read-minutes.ts";
import { findFreeSeat } from "../seats/free-seat.ts";
import type { RecordedResponse } from "./record-response.ts";

type Details = Pick<
  SessionWithPlan,
  "category" | "format" | "startsAt" | "endsAt" | "answerBy" | "venue" | "onlineUrl" | "notice" | "stateReason"
>;

/** How someone stands to the session's seats, without a number of anybody else. */
export interface ShownSeat {
  /** The answers that would wait for a seat, were they given now. */
  full: RsvpAnswer[];
  /** Their place among those who wait, from 1; null while they do not, or a seat is there for them. */
  place: number | null;
  /** They let an offer pass, and wait on. */
  lapsed: boolean;
  /** The free seat that they can take, as they wait. */
  free: AttendanceMode | null;
  /** The seat that is held for them. */
  offer: { mode: AttendanceMode; expiresAt: Instant } | null;
}

export interface ShownMaterial {
  id: string;
  number: string | null;
  title: string;
  kind: MaterialKind | null;
  byteSize: number;
}

export interface InvitedItem extends Pick<SessionWithPlan["agenda"][number], "id" | "part" | "kind" | "open"> {
  title: string;
  presenter: string | null;
  /** When it is planned; null unless every item has its minutes. */
  period: Period | null;
}

/** What the answering page may know. */
export interface ShownInvitation {
  title: string;
  demo: boolean;
  /** The secretariat, to be asked whatever the page cannot do. */
  center: Pick<SessionWithPlan["center"], "name" | "section" | "phone" | "fax" | "email">;
  /** Whether any answer is taken, only 欠席, or why none is. */
  window: "open" | "late" | RsvpRefusal;
  /** Over for so long that what was handed out is shown no more. */
  faded: boolean;
  /** Null once the link has ended: it opens nothing more. */
  invitee: {
    name: string;
    organizationName: string | null;
    title: string | null;
    offered: RsvpAnswer[];
    proxyPolicy: ProxyPolicy;
    /** Who stands in now, with the names of those called who may be the same person. */
    proxy: { name: string; state: ProxyState; written: boolean; hasAddress: boolean; calledToo: string[] } | null;
    /** Who declined to stand in, where the answer that holds comes of it. */
    declinedProxy: string | null;
    response: RecordedResponse | null;
    /** What they answered before the day moved, which counts no more; null while an answer holds, or none was given. */
    lapsedAnswer: RsvpAnswer | null;
    seat: ShownSeat;
    /** Those for invitees, in the order they are handed out. */
    materials: ShownMaterial[];
    /** Whether they can take their own 受講証 here. */
    hasCertificate: boolean;
    /** The minutes that they can read: a draft to be looked at, or the confirmed ones; null where there are none. */
    minutes: MinutesState | null;
    /** 整理番号, for the QR code shown at the reception; null for who is not expected at the place. */
    reference: Reference | null;
    /** Closed agenda items too, for whom the desk called of its own accord. */
    session: Details & { agenda: InvitedItem[] };
  } | null;
}

/** The invitation behind a link. Changes nothing: security gateways open every link in a mail. */
export async function showInvitation(ctx: AppContext, token: string): Promise<Result<ShownInvitation, "unknown-link">> {
  const invitation = await findInvitationByToken(ctx.db, tokenHash(token));
  const found = invitation && (await findSession(ctx.db, invitation.prefectureId, invitation.sessionId));
  if (!invitation || !found) return refuse("unknown-link");
  const session = withOwnDeadline(found, invitation.sentAt);
  const prefecture = await ctx.db.prefecture.findUniqueOrThrow({ where: { id: session.prefectureId } });
  const { name, section, phone, fax, email } = session.center;
  const shown = { title: session.title, demo: prefecture.demo, center: { name, section, phone, fax, email } };
  if (invitation.revokedAt) return ok({ ...shown, window: "link-ended", faded: true, invitee: null });

  const faded = linkFaded(session, ctx.now());
  const proxyPolicy = proxyPolicyFor(session, invitation);
  const open = rsvpClosed(session, ctx.now());
  const seat = open.ok ? await shownSeat(ctx, found, invitation) : NO_SEAT;
  const window = open.ok ? open.value : open.error;
  // What was planned for the day holds no more.
  const isOff = window === "session-cancelled" || window === "session-postponed";
  const { category, format, startsAt, endsAt, answerBy, venue, notice, stateReason } = session;
  return ok({
    ...shown,
    window,
    faded,
    invitee: {
      name: invitation.name,
      organizationName: invitation.organizationName,
      title: invitation.title,
      offered: window === "open" ? answersOffered(format, proxyPolicy) : window === "late" ? ["absent"] : [],
      proxyPolicy,
      proxy: await proxyOf(ctx, session, invitation.id),
      declinedProxy:
        invitation.currentResponse?.via === "proxy"
          ? ((await findDeclinedProxy(ctx.db, invitation.id))?.response.proxyName ?? null)
          : null,
      response: invitation.currentResponse && recordedOnly(invitation.currentResponse),
      lapsedAnswer: invitation.currentResponse ? null : await findLastAnswer(ctx.db, invitation.id),
      seat,
      materials: faded ? [] : await invitedMaterials(ctx, session, invitation),
      hasCertificate: !faded && (await hasOwnCertificate(ctx.db, invitation.id)),
      minutes: await minutesStateFor(ctx.db, session, ctx.now()),
      reference: open.ok && isAwaited(invitation.currentResponse, format) ? invitation.reference : null,
      session: {
        ...{ category, format, startsAt, endsAt, venue, stateReason },
        answerBy: open.ok ? answerBy : null,
        notice: faded || isOff ? null : notice,
        // Where to join is for those who are still invited to something that takes place.
        onlineUrl: open.ok && joinsOnline(invitation.currentResponse, format) ? session.onlineUrl : null,
        agenda: faded ? [] : invitedAgenda({ ...toldTo(session, invitation), ...(isOff && { startsAt: null }) }),
      },
    },
  });
}

/** Whether somebody, or who comes in their place, is to be taken in at the place. */
function isAwaited(held: RecordedResponse | null, format: SessionWithPlan["format"]): boolean {
  return held ? held.seated && modeOf(held.answer, format) === "onSite" : false;
}

const NO_SEAT: ShownSeat = { full: [], place: null, lapsed: false, free: null, offer: null };

async function shownSeat(
  ctx: AppContext,
  session: SessionWithPlan,
  invitation: { id: string; organizationName: string | null; currentResponse: RecordedResponse | null },
): Promise<ShownSeat> {
  const { format } = session;
  const { id, currentResponse: held } = invitation;
  const offer = await findOpenOffer(ctx.db, id);
  const seats = await readSeats(ctx.db, session);
  const own = held ? modeOf(held.answer, format) : null;
  const mayWait = answersOffered(format, proxyPolicyFor(session, invitation)).filter((answer) => {
    const mode = modeOf(answer, format);
    return mode !== null && !(mode === own && held?.seated) && mode !== offer?.mode && !getsSeat(seats[mode], { id });
  });
  const waiting = waitsFor(held, format) && (await findPlaces(ctx.db, session)).get(id);
  const free = await findFreeSeat(ctx.db, session, invitation, ctx.now());
  return {
    full: mayWait,
    place: waiting && !free ? waiting.place : null,
    lapsed: waiting?.lapsed ?? false,
    free,
    offer: offer && { mode: offer.mode, expiresAt: offer.expiresAt },
  };
}

/** Who stands in for somebody called, as they and the desk are shown it; null where nobody does. */
export async function proxyOf(ctx: AppContext, session: { id: string }, invitationId: string) {
  const live = await findLiveProxy(ctx.db, invitationId);
  if (!live) return null;
  const called = await findCalled(ctx.db, session.id);
  const member = called.find(({ id }) => id === invitationId);
  return {
    name: live.response.proxyName ?? "",
    state: live.state,
    written: live._count.mails > 0,
    hasAddress: live.response.proxyEmail !== null,
    calledToo: member ? calledThemselves(member, called).map(({ name }) => name) : [],
  };
}

/** The materials that somebody called gets, and whoever stands in for them, in the order they are handed out. */
export async function invitedMaterials(
  ctx: AppContext,
  session: SessionWithPlan,
  invitation: Parameters<typeof getsMaterial>[0],
): Promise<ShownMaterial[]> {
  const forInvitees = await findMaterialsForInvitees(ctx.db, session.id);
  const theirs = forInvitees.filter((material) => getsMaterial(invitation, material));
  return inOrder(theirs, session.agenda).map(({ id, number, title, mediaType, byteSize }) => {
    return { id, number, title, kind: kindOf(mediaType), byteSize };
  });
}

export function invitedAgenda({ agenda, startsAt }: SessionWithPlan): InvitedItem[] {
  const times = runningTimes(startsAt, agenda);
  return agenda.map(({ id, part, kind, open, title, presenter }, index) => {
    return { id, part, kind, open, title, presenter, period: times?.[index] ?? null };
  });
}

function recordedOnly(response: RecordedResponse): RecordedResponse {
  const { answer, seated, proxyName, proxyTitle, proxyOrganization, proxyEmail, message, late, answeredAt } = response;
  return { answer, seated, proxyName, proxyTitle, proxyOrganization, proxyEmail, message, late, answeredAt };
}
