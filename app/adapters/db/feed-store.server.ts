import type { FeedSpan } from "#app/domain/feed.ts";
import { TRAINING_CATEGORIES } from "#app/domain/join-request.ts";
import type { Prisma, Tx } from "./database.server.ts";

const withTarget = {
  center: { select: { id: true, name: true } },
  body: { select: { id: true, name: true, centerId: true } },
  person: { select: { id: true, mergedIntoId: true, erasedAt: true } },
  user: { select: { id: true, name: true, role: true, prefectureId: true, centerId: true } },
} satisfies Prisma.FeedInclude;

export type FeedWithTarget = Prisma.FeedGetPayload<{ include: typeof withTarget }>;

/** Whose address it is; null for a token that opens none, or none any more. */
export function findFeedByToken(tx: Tx, tokenHash: string): Promise<FeedWithTarget | null> {
  return tx.feed.findUnique({ where: { tokenHash, revokedAt: null }, include: withTarget });
}

/** Within one prefecture, always, and only while it has not ended. */
export function findFeed(tx: Tx, prefectureId: string, id: string) {
  return tx.feed.findFirst({
    where: { id, prefectureId, revokedAt: null },
    include: { ...withTarget, person: { select: { id: true, prefectureId: true, centerId: true } } },
  });
}

/** The addresses a member of staff has asked for, the latest first. */
export function findFeedsOf(tx: Tx, userId: string): Promise<FeedWithTarget[]> {
  return tx.feed.findMany({
    where: { userId, revokedAt: null },
    include: withTarget,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
}

/** The feed a person has asked for; null when there is none. */
export function findOwnFeed(tx: Tx, personId: string) {
  return tx.feed.findFirst({
    where: { personId, kind: "person", revokedAt: null },
    select: { id: true, tokenGeneration: true, createdAt: true },
  });
}

/** Which sessions a feed covers, and of whom it tells drafts. */
export interface FeedScope {
  prefectureId: string;
  of:
    | { kind: "center"; centerId: string }
    | { kind: "body"; bodyId: string }
    | { kind: "person"; personId: string }
    | { kind: "trainings" };
  draftsOf: "all" | "none" | { centerId: string };
}

/**
 * Stands for all that a feed tells: it differs once anything told has changed. Looks at indexes and a few columns,
 * and costs the same however long the calendar is to write.
 */
export async function feedValidator(tx: Tx, scope: FeedScope, span: FeedSpan): Promise<string> {
  const sessions = await tx.session.aggregate({
    where: covered(scope, span),
    _count: true,
    _max: { updatedAt: true },
    _sum: { version: true, icalSequence: true },
  });
  const answers = scope.of.kind === "person" ? await answersOf(tx, scope.of.personId) : null;
  return JSON.stringify([scope, span, sessions, answers]);
}

/** A person's answers: what they do not come to is left out of their feed. */
function answersOf(tx: Tx, personId: string) {
  return tx.response.groupBy({
    by: ["answer", "seated"],
    where: { currentOf: { personId, revokedAt: null } },
    _count: true,
    _max: { answeredAt: true, id: true },
    orderBy: [{ answer: "asc" }, { seated: "asc" }],
  });
}

const asEntry = {
  ...{ id: true, prefectureId: true, centerId: true, state: true, stateReason: true, title: true },
  ...{ startsAt: true, endsAt: true, venue: true, onlineUrl: true },
  ...{ icalUid: true, icalSequence: true, createdAt: true, updatedAt: true },
  center: { select: { name: true, senderName: true } },
} satisfies Prisma.SessionSelect;

/** The sessions a feed covers, in their order; of a person's, with the answer that holds. */
export function findFeedSessions(tx: Tx, scope: FeedScope, span: FeedSpan) {
  return tx.session.findMany({
    where: covered(scope, span),
    select: {
      ...asEntry,
      invitations: {
        where: { personId: scope.of.kind === "person" ? scope.of.personId : "", revokedAt: null },
        select: { currentResponse: { select: { answer: true, seated: true, answeredAt: true } } },
      },
    },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
  });
}

function covered({ prefectureId, of, draftsOf }: FeedScope, { from, calledOffFrom }: FeedSpan) {
  return {
    prefectureId,
    // The index's part: what follows looks at these alone.
    startsAt: { gte: from },
    AND: [
      belonging(of),
      {
        OR: [
          { state: { in: ["scheduled", "held"] } },
          { state: { in: ["cancelled", "postponed"] }, startsAt: { gte: calledOffFrom } },
          ...(draftsOf === "none" ? [] : [{ state: "draft" as const, ...(draftsOf === "all" ? {} : draftsOf) }]),
        ],
      },
    ],
  } satisfies Prisma.SessionWhereInput;
}

function belonging(of: FeedScope["of"]): Prisma.SessionWhereInput {
  if (of.kind === "center") {
    const { centerId } = of;
    return { OR: [{ centerId }, { coHosts: { some: { centerId } } }] };
  }
  if (of.kind === "body") return { bodies: { some: { bodyId: of.bodyId } } };
  if (of.kind === "person") return { invitations: { some: { personId: of.personId, revokedAt: null } } };
  // What anyone may read: those that have a public page to apply on.
  return { category: { in: [...TRAINING_CATEGORIES] }, recruitment: { isNot: null } };
}
