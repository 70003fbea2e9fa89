import { TRAINING_CATEGORIES } from "#app/domain/join-request.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { Prisma, Tx } from "./database.server.ts";

/** What is published of a training, and the reader's own request to take part in it. */
function asTraining(userId: string) {
  return {
    id: true,
    title: true,
    series: true,
    round: true,
    theme: true,
    category: true,
    state: true,
    format: true,
    venue: true,
    startsAt: true,
    endsAt: true,
    centerId: true,
    center: { select: { name: true } },
    coHosts: { select: { center: { select: { name: true } } } },
    tags: {
      where: { kind: { in: ["targetOccupation", "targetOrganization"] } },
      select: { kind: true, value: true },
      orderBy: [{ kind: "asc" }, { value: "asc" }],
    },
    joinRequests: { where: { userId }, select: { state: true, role: true } },
  } satisfies Prisma.SessionSelect;
}

export type TrainingRow = Prisma.SessionGetPayload<{ select: ReturnType<typeof asTraining> }>;

export interface TrainingScope {
  prefectureId: string;
  /** From is in it, until is not. */
  span: { from?: Instant; until?: Instant };
  centerId?: string | undefined;
  /** A target occupation. */
  occupation?: string | undefined;
  /** Folded as search keys; all of them are there. */
  keys: readonly string[];
  /** Only those this user has asked to take part in. */
  askedBy?: string | undefined;
}

/** Trainings and lectures whose date is fixed, whichever center leads them. */
function published({ prefectureId, span, centerId, occupation, keys, askedBy }: TrainingScope) {
  return {
    prefectureId,
    centerId,
    category: { in: [...TRAINING_CATEGORIES] },
    state: { in: askedBy ? ["scheduled", "held", "postponed", "cancelled"] : ["scheduled", "held"] },
    ...((span.from || span.until) && { startsAt: { gte: span.from, lt: span.until } }),
    AND: [
      ...keys.map((key) => ({ searchKey: { contains: key } })),
      ...(occupation ? [{ tags: { some: { kind: "targetOccupation" as const, value: occupation } } }] : []),
      ...(askedBy ? [{ joinRequests: { some: { userId: askedBy } } }] : []),
    ],
  } satisfies Prisma.SessionWhereInput;
}

export function countTrainings(tx: Tx, scope: TrainingScope): Promise<number> {
  return tx.session.count({ where: published(scope) });
}

export function findTrainings(
  tx: Tx,
  scope: TrainingScope,
  { userId, order, skip, take }: { userId: string; order: "asc" | "desc"; skip: number; take: number },
): Promise<TrainingRow[]> {
  return tx.session.findMany({
    where: published(scope),
    select: asTraining(userId),
    orderBy: [{ startsAt: order }, { id: order }],
    skip,
    take,
  });
}
