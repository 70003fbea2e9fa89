import type { JoinRole, JoinState } from "#app/domain/join-request.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { Prisma, Tx } from "./database.server.ts";

const withAsker = {
  user: { select: { name: true, email: true, prefecture: { select: { name: true } } } },
  center: { select: { name: true } },
} satisfies Prisma.JoinRequestInclude;

/** A request with who asks, and for which office. */
export type JoinRequestRow = Prisma.JoinRequestGetPayload<{ include: typeof withAsker }>;

/** The requests to take part in a session, those that wait first, each in the order they came. */
export async function findJoinRequests(tx: Tx, sessionId: string): Promise<JoinRequestRow[]> {
  const rows = await tx.joinRequest.findMany({
    where: { sessionId },
    include: withAsker,
    orderBy: [{ requestedAt: "asc" }, { id: "asc" }],
  });
  return [...rows.filter(({ state }) => state === "requested"), ...rows.filter(({ state }) => state !== "requested")];
}

export function findJoinRequest(tx: Tx, sessionId: string, id: string): Promise<JoinRequestRow | null> {
  return tx.joinRequest.findFirst({ where: { id, sessionId }, include: withAsker });
}

/** What this user has asked of a session. */
export function findOwnRequest(tx: Tx, sessionId: string, userId: string) {
  return tx.joinRequest.findUnique({ where: { sessionId_userId: { sessionId, userId } } });
}

export interface NewJoinRequest {
  prefectureId: string;
  sessionId: string;
  userId: string;
  centerId: string | null;
  role: JoinRole;
  message: string | null;
  requestedAt: Instant;
}

/** Enters a request; one taken back before is made anew. */
export async function upsertJoinRequest(tx: Tx, request: NewJoinRequest): Promise<string> {
  const { sessionId, userId } = request;
  const { id } = await tx.joinRequest.upsert({
    where: { sessionId_userId: { sessionId, userId } },
    create: request,
    update: { ...request, state: "requested", reply: null, decidedAt: null },
    select: { id: true },
  });
  return id;
}

export async function decideJoinRequest(
  tx: Tx,
  id: string,
  decision: { state: JoinState; reply: string | null; decidedAt: Instant; invitationId: string | null },
): Promise<void> {
  await tx.joinRequest.update({ where: { id }, data: decision });
}
