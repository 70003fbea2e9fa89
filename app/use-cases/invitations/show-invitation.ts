import { tokenHash } from "#app/adapters/auth/link-token.server.ts";
import { findInvitationByToken } from "#app/adapters/db/invitation-store.server.ts";
import { findMaterialsForInvitees } from "#app/adapters/db/material-store.server.ts";
import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { type Period, runningTimes } from "#app/domain/agenda.ts";
import { getsMaterial, toldTo } from "#app/domain/join-request.ts";
import { inOrder, kindOf, type MaterialKind } from "#app/domain/material.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { answersOffered, type RsvpAnswer, type RsvpRefusal, rsvpClosed, withOwnDeadline } from "#app/domain/rsvp.ts";
import type { AppContext } from "../context.ts";
import type { RecordedResponse } from "./record-response.ts";

type Details = Pick<
  SessionWithPlan,
  "category" | "format" | "startsAt" | "endsAt" | "answerBy" | "venue" | "onlineUrl" | "notice" | "stateReason"
>;

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
  /** Null once the link has ended: it opens nothing more. */
  invitee: {
    name: string;
    organizationName: string | null;
    title: string | null;
    offered: RsvpAnswer[];
    response: RecordedResponse | null;
    /** Those for invitees, in the order they are handed out. */
    materials: { id: string; number: string | null; title: string; kind: MaterialKind | null; byteSize: number }[];
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
  if (invitation.revokedAt) return ok({ ...shown, window: "link-ended", invitee: null });

  const forInvitees = (await findMaterialsForInvitees(ctx.db, session.id)).filter((material) =>
    getsMaterial(invitation, material),
  );
  const materials = inOrder(forInvitees, session.agenda);
  const open = rsvpClosed(session, ctx.now());
  const window = open.ok ? open.value : open.error;
  const { category, format, startsAt, endsAt, answerBy, venue, notice, stateReason } = session;
  return ok({
    ...shown,
    window,
    invitee: {
      name: invitation.name,
      organizationName: invitation.organizationName,
      title: invitation.title,
      offered: window === "open" ? answersOffered(format) : window === "late" ? ["absent"] : [],
      response: invitation.currentResponse && recordedOnly(invitation.currentResponse),
      materials: materials.map(({ id, number, title, mediaType, byteSize }) => {
        return { id, number, title, kind: kindOf(mediaType), byteSize };
      }),
      session: {
        ...{ category, format, startsAt, endsAt, answerBy, venue, notice, stateReason },
        // Where to join is for those who are still invited to something that takes place.
        onlineUrl: open.ok ? session.onlineUrl : null,
        agenda: invitedAgenda(toldTo(session, invitation)),
      },
    },
  });
}

function invitedAgenda({ agenda, startsAt }: SessionWithPlan): InvitedItem[] {
  const times = runningTimes(startsAt, agenda);
  return agenda.map(({ id, part, kind, open, title, presenter }, index) => {
    return { id, part, kind, open, title, presenter, period: times?.[index] ?? null };
  });
}

function recordedOnly(response: RecordedResponse): RecordedResponse {
  const { answer, seated, proxyName, proxyTitle, proxyOrganization, proxyEmail, message, late, answeredAt } = response;
  return { answer, seated, proxyName, proxyTitle, proxyOrganization, proxyEmail, message, late, answeredAt };
}
