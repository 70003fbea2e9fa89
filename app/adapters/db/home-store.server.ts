import type { RsvpStanding } from "#app/domain/rsvp.ts";
import { Prisma, type Tx } from "./database.server.ts";

export type AnswerTotals = Partial<Record<RsvpStanding, number>>;

/** How the people called to each of these sessions stand, in one query; sessions nobody is called to are left out. */
export async function countAnswers(tx: Tx, sessionIds: readonly string[]): Promise<Map<string, AnswerTotals>> {
  if (sessionIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ sessionId: string; answer: RsvpStanding; people: bigint }[]>`
    SELECT i."sessionId", COALESCE(CAST(r."answer" AS TEXT), 'pending') AS "answer", COUNT(*) AS "people"
    FROM "Invitation" i LEFT JOIN "Response" r ON r."id" = i."currentResponseId"
    WHERE i."sessionId" IN (${Prisma.join([...sessionIds])}) AND i."revokedAt" IS NULL AND i."sentAt" IS NOT NULL
    GROUP BY i."sessionId", COALESCE(CAST(r."answer" AS TEXT), 'pending')`;
  const totals = new Map<string, AnswerTotals>();
  for (const { sessionId, answer, people } of rows) {
    totals.set(sessionId, { ...totals.get(sessionId), [answer]: Number(people) });
  }
  return totals;
}

const asListed = {
  id: true,
  title: true,
  category: true,
  state: true,
  startsAt: true,
  endsAt: true,
  venue: true,
  format: true,
  answerBy: true,
  center: { select: { name: true } },
} satisfies Prisma.SessionSelect;

/** A session as the home page lists it. */
export type HomeSession = Prisma.SessionGetPayload<{ select: typeof asListed }>;

/** By their dates, those without one first. */
export function findHomeSessions(tx: Tx, where: Prisma.SessionWhereInput): Promise<HomeSession[]> {
  return tx.session.findMany({
    where,
    select: asListed,
    orderBy: [{ startsAt: { sort: "asc", nulls: "first" } }, { id: "asc" }],
  });
}
