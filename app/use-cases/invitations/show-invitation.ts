import { tokenHash } from "#app/adapters/auth/link-token.server.ts";
import { findInvitationByToken } from "#app/adapters/db/invitation-store.server.ts";
import { findMaterialsForInvitees } from "#app/adapters/db/material-store.server.ts";
import { findCalled, findLiveProxy } from "#app/adapters/db/proxy-store.server.ts";
import { findOpenOffer, findPlaces, readSeats } from "#app/adapters/db/seat-offer-store.server.ts";
import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { type Period, runningTimes } from "#app/domain/agenda.ts";
import type { AttendanceMode } from "#app/domain/attendance.ts";
import { getsSeat, modeOf, waitsFor } from "#app/domain/capacity.ts";
import { getsMaterial, toldTo } from "#app/domain/join-request.ts";
import { linkFaded } from "#app/domain/link.ts";
import { inOrder, kindOf, type MaterialKind } from "#app/domain/material.ts";
import { calledThemselves, type ProxyPolicy, type ProxyState, proxyPolicyFor } from "#app/domain/proxy.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { answersOffered, type RsvpAnswer, type RsvpRefusal, rsvpClosed, withOwnDeadline } from "#app/domain/rsvp.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { AppContext } from "../context.ts";
import type { RecordedResponse } from "./record-response.ts";

type Details = Pick<
  SessionWithPlan,
  "category" | "format" | "startsAt" | "endsAt" | "answerBy" | "venue" | "onlineUrl" | "notice" | "stateReason"
>;

/** How someone stands to the session's seats, without a number of anybody else. */
export interface ShownSeat {
  /** The answers that would wait for a seat, were they given now. */
  full: RsvpAnswer[];
  /** Their place among those who wait, from 1; null while they do not. */
  place: number | null;
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
    proxy: { name: string; state: ProxyState; written: boolean; calledToo: string[] } | null;
    response: RecordedResponse | null;
    seat: ShownSeat;
    /** Those for invitees, in the order they are handed out. */
    materials: ShownMaterial[];
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
      response: invitation.currentResponse && recordedOnly(invitation.currentResponse),
      seat,
      materials: faded ? [] : await invitedMaterials(ctx, session, invitation),
      session: {
        ...{ category, format, startsAt, endsAt, answerBy, venue, stateReason },
        notice: faded ? null : notice,
        // Where to join is for those who are still invited to something that takes place.
        onlineUrl: open.ok ? session.onlineUrl : null,
        agenda: faded ? [] : invitedAgenda(toldTo(session, invitation)),
      },
    },
  });
}

const NO_SEAT: ShownSeat = { full: [], place: null, offer: null };

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
  return {
    full: mayWait,
    place: waitsFor(held, format) && ((await findPlaces(ctx.db, session)).get(id)?.place ?? null),
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
