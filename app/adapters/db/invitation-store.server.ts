import type { ResponseWay, RsvpAnswer } from "#app/domain/rsvp.ts";
import type { Scan } from "#app/domain/scan.ts";
import type { ParticipantRole } from "#app/domain/taxonomy.ts";
import type { Instant, IsoDate } from "#app/domain/tokyo-time.ts";
import type { Prisma, Tx } from "./database.server.ts";
import { asContact, onFile } from "./person-store.server.ts";
import { existingOn, heldOn } from "./seat-store.server.ts";

/** The seats of bodies that are there on a day, with whoever holds them and is on file. */
export function findSeatsHeld(tx: Tx, bodyIds: readonly string[], on: IsoDate) {
  return tx.seat.findMany({
    where: { bodyId: { in: [...bodyIds] }, ...existingOn(on) },
    select: {
      id: true,
      bodyId: true,
      position: true,
      role: true,
      post: true,
      organization: { select: { name: true } },
      appointments: {
        where: { ...heldOn(on), person: onFile },
        select: { personId: true, startsOn: true, endsOn: true, person: { select: asContact } },
      },
    },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
}

const withAnswer = {
  currentResponse: { include: { enteredBy: { select: { name: true } } } },
  mails: {
    where: { proxyId: null },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 1,
    select: { id: true, state: true, lastError: true },
  },
  proxies: {
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 1,
    select: { state: true, response: { select: { proxyName: true } }, _count: { select: { mails: true } } },
  },
} satisfies Prisma.InvitationInclude;

/** An invitation with the answer that holds and the last mail that went with it; not what its link is known by. */
export type ListedInvitation = Prisma.InvitationGetPayload<{ include: typeof withAnswer; omit: { tokenHash: true } }>;

/** Everyone called to a session, in the list's order. */
export function findInvitations(tx: Tx, sessionId: string): Promise<ListedInvitation[]> {
  return tx.invitation.findMany({
    where: { sessionId },
    include: withAnswer,
    omit: { tokenHash: true },
    orderBy: [{ position: "asc" }, { createdAt: "asc" }, { id: "asc" }],
  });
}

export function findInvitation(tx: Tx, sessionId: string, id: string) {
  return tx.invitation.findFirst({
    where: { id, sessionId },
    include: {
      ...withAnswer,
      joinRequest: { select: { id: true } },
      applicant: { select: { id: true, withdrawnAt: true } },
      person: { select: asContact },
      responses: {
        orderBy: [{ answeredAt: "desc" }, { id: "desc" }],
        include: { enteredBy: { select: { name: true } } },
      },
    },
  });
}

/** Whose link it is; null for a token that opens none, or none any more. */
export function findInvitationByToken(tx: Tx, tokenHash: string) {
  return tx.invitation.findUnique({
    where: { tokenHash },
    include: {
      currentResponse: true,
      person: { select: { email: true } },
      joinRequest: { select: { id: true } },
      applicant: { select: { id: true } },
    },
  });
}

/** What somebody answered last, whether it holds or not. */
export async function findLastAnswer(tx: Tx, invitationId: string): Promise<RsvpAnswer | null> {
  const last = await tx.response.findFirst({
    where: { invitationId },
    orderBy: [{ answeredAt: "desc" }, { id: "desc" }],
    select: { answer: true },
  });
  return last?.answer ?? null;
}

export interface NewResponse {
  answer: RsvpAnswer;
  seated: boolean;
  proxyName: string | null;
  proxyTitle: string | null;
  proxyOrganization: string | null;
  proxyEmail: string | null;
  message: string | null;
  via: ResponseWay;
  late: boolean;
  answeredAt: Instant;
  enteredById: string | null;
}

/** Appends an answer and makes it the one that holds. What it replaces stays as it was. */
export async function appendResponse(
  tx: Tx,
  invitation: { id: string; currentResponseId: string | null; openedAt: Instant | null },
  response: NewResponse,
) {
  const { id: invitationId, currentResponseId: replacesId } = invitation;
  const appended = await tx.response.create({ data: { ...response, invitationId, replacesId } });
  const openedAt = invitation.openedAt ?? (response.via === "link" ? response.answeredAt : null);
  await tx.invitation.update({ where: { id: invitationId }, data: { currentResponseId: appended.id, openedAt } });
  return appended;
}

/** Keeps the scan of the paper an answer came on, with that answer. */
export async function keepScan(tx: Tx, responseId: string, scan: Scan): Promise<void> {
  await tx.response.update({ where: { id: responseId }, data: scan });
}

/** Of an answer to an invitation to a session. */
export function findScan(tx: Tx, of: { sessionId: string; invitationId: string; responseId: string }) {
  return tx.response.findFirst({
    where: { id: of.responseId, invitationId: of.invitationId, invitation: { sessionId: of.sessionId } },
    select: { scanSha256: true, scanType: true, invitation: { select: { name: true } } },
  });
}

/** Sends an invitation anew, for a role, to be answered once more; what was answered stays on record. */
export async function renewInvitation(tx: Tx, id: string, renewed: { role: ParticipantRole; sentAt: Instant }) {
  await tx.invitation.update({ where: { id }, data: { ...renewed, currentResponseId: null } });
}

const LONGEST_MS = 24 * 60 * 60 * 1000;

/** Where else these people are called, in sessions that may overlap: their ends are for the caller to compare. */
export function findOtherCalls(
  tx: Tx,
  session: { id: string; prefectureId: string },
  personIds: readonly string[],
  { from, until }: { from: Instant; until: Instant },
) {
  return tx.invitation.findMany({
    where: {
      personId: { in: [...personIds] },
      revokedAt: null,
      sessionId: { not: session.id },
      session: {
        prefectureId: session.prefectureId,
        state: "scheduled",
        startsAt: { gt: new Date(from.getTime() - LONGEST_MS), lt: until },
      },
    },
    select: { personId: true, name: true, session: { select: { title: true, startsAt: true, endsAt: true } } },
    orderBy: { position: "asc" },
  });
}
