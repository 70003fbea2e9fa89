import { type FollowUpView, waitsForRound } from "#app/domain/follow-up.ts";
import type { Instant, IsoDate } from "#app/domain/tokyo-time.ts";
import type { Prisma, Tx } from "./database.server.ts";

const asListed = {
  id: true,
  centerId: true,
  task: true,
  assignee: true,
  assigneeId: true,
  dueOn: true,
  doneOn: true,
  doneNote: true,
  version: true,
  agendaItemId: true,
  agendaItem: { select: { title: true, position: true, open: true } },
  person: { select: { organization: { select: { name: true } } } },
  session: { select: { id: true, title: true, startsAt: true, center: { select: { name: true } } } },
  carriedTo: {
    select: { id: true, sessionId: true, session: { select: { title: true, startsAt: true, state: true } } },
  },
} satisfies Prisma.FollowUpSelect;

export type ListedFollowUp = Prisma.FollowUpGetPayload<{ select: typeof asListed }>;

/** Those raised by one session, in the order of its items, then as they were written. */
export async function findFollowUps(tx: Tx, sessionId: string): Promise<ListedFollowUp[]> {
  const found = await tx.followUp.findMany({
    where: { sessionId },
    select: asListed,
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const place = ({ agendaItem }: ListedFollowUp) => agendaItem?.position ?? Number.POSITIVE_INFINITY;
  return found.sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
}

/** Within one prefecture, always. */
export function findFollowUp(tx: Tx, prefectureId: string, id: string) {
  return tx.followUp.findFirst({ where: { id, prefectureId }, select: { ...asListed, prefectureId: true } });
}

export interface FollowUpFilter {
  state: FollowUpView;
  /** Of every center where none is given. */
  centerId: string | undefined;
  /** Looked for in what is to be done and who does it. */
  words: string | undefined;
}

export function whereFollowUps(
  prefectureId: string,
  { state, centerId, words }: FollowUpFilter,
  today: IsoDate,
): Prisma.FollowUpWhereInput {
  const parts = words?.split(/[\s　]+/).filter(Boolean) ?? [];
  return {
    prefectureId,
    ...(centerId && { centerId }),
    ...(state === "open" && { doneOn: null }),
    ...(state === "overdue" && { doneOn: null, dueOn: { lt: today } }),
    ...(state === "done" && { doneOn: { not: null } }),
    AND: parts.map((part) => ({
      OR: [{ task: { contains: part } }, { assignee: { contains: part } }, { session: { title: { contains: part } } }],
    })),
  };
}

/** A page of a list: open ones first, those due first before those without a day. */
export function listFollowUpRows(
  tx: Tx,
  where: Prisma.FollowUpWhereInput,
  page: { skip: number; take: number },
): Promise<ListedFollowUp[]> {
  return tx.followUp.findMany({
    where,
    select: asListed,
    orderBy: [
      { doneOn: { sort: "desc", nulls: "first" } },
      { dueOn: { sort: "asc", nulls: "last" } },
      { createdAt: "asc" },
      { id: "asc" },
    ],
    ...page,
  });
}

/** How many are late on a day, and since when the first is. */
export async function countOverdue(
  tx: Tx,
  scope: { prefectureId: string; centerId?: string | undefined },
  on: IsoDate,
) {
  const { _count, _min } = await tx.followUp.aggregate({
    where: {
      prefectureId: scope.prefectureId,
      ...(scope.centerId && { centerId: scope.centerId }),
      doneOn: null,
      dueOn: { lt: on },
    },
    _count: true,
    _min: { dueOn: true },
  });
  return { count: _count, first: _min.dueOn };
}

/** What a round is one of, and when. */
export interface FollowedRound {
  id: string | null;
  prefectureId: string;
  centerId: string;
  bodyIds: readonly string[];
  /** Looked at where there is no body. */
  series: string | null;
  startsAt: Instant | null;
}

/** The open follow-ups of the rounds before one that wait to be taken up in it, the first due first. */
export async function findWaitingFollowUps(tx: Tx, round: FollowedRound): Promise<ListedFollowUp[]> {
  const { id, prefectureId, centerId, bodyIds, series, startsAt } = round;
  if (bodyIds.length === 0 && !series) return [];
  const open = await tx.followUp.findMany({
    where: {
      prefectureId,
      centerId,
      doneOn: null,
      ...(id && { sessionId: { not: id } }),
      session: {
        ...(startsAt && { startsAt: { lt: startsAt } }),
        ...(bodyIds.length > 0
          ? { bodies: { some: { bodyId: { in: [...bodyIds] } } } }
          : { series, bodies: { none: {} } }),
      },
    },
    select: asListed,
    orderBy: [{ dueOn: { sort: "asc", nulls: "last" } }, { createdAt: "asc" }, { id: "asc" }],
  });
  return open.filter(({ carriedTo }) => waitsForRound(carriedTo, round));
}

/** Those taken up by the items of one session, by item. */
export async function findFollowed(tx: Tx, sessionId: string): Promise<Record<string, ListedFollowUp[]>> {
  const followed = await tx.followUp.findMany({
    where: { carriedTo: { sessionId } },
    select: asListed,
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const byItem: Record<string, ListedFollowUp[]> = {};
  for (const followUp of followed) {
    const item = followUp.carriedTo?.id;
    if (item) byItem[item] = [...(byItem[item] ?? []), followUp];
  }
  return byItem;
}

/** Makes an item take up exactly these; those of another desk, or raised by its own session, are left out. */
export async function carryFollowUps(
  tx: Tx,
  item: { id: string; sessionId: string; prefectureId: string; centerId: string },
  ids: readonly string[],
): Promise<void> {
  const { id: carriedToId, sessionId, prefectureId, centerId } = item;
  const chosen = [...new Set(ids)];
  await tx.followUp.updateMany({ where: { carriedToId, id: { notIn: chosen } }, data: { carriedToId: null } });
  await tx.followUp.updateMany({
    where: { id: { in: chosen }, prefectureId, centerId, sessionId: { not: sessionId } },
    data: { carriedToId },
  });
}

/** Takes a person off what they were to do; what it is, and whether it is done, stays. */
export async function eraseFromFollowUps(
  tx: Tx,
  { personIds, erasedName }: { personIds: readonly string[]; erasedName: string },
): Promise<void> {
  await tx.followUp.updateMany({
    where: { assigneeId: { in: [...personIds] } },
    data: { assignee: erasedName, assigneeId: null, version: { increment: 1 } },
  });
}
