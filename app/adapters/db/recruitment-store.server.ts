import { TRAINING_CATEGORIES } from "#app/domain/join-request.ts";
import type { RecruitmentPlan, Seats } from "#app/domain/recruitment.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { Prisma, type Tx } from "./database.server.ts";

export function findRecruitment(tx: Tx, sessionId: string) {
  return tx.recruitment.findUnique({ where: { sessionId } });
}

export async function insertRecruitment(
  tx: Tx,
  of: { sessionId: string; prefectureId: string; createdAt: Instant },
  plan: RecruitmentPlan,
): Promise<void> {
  await tx.recruitment.create({ data: { ...of, ...plan } });
}

/** False when it was changed since `version` was read. */
export async function updateRecruitment(
  tx: Tx,
  { sessionId, version }: { sessionId: string; version: number },
  data: Partial<RecruitmentPlan> & { closedAt?: Instant | null },
): Promise<boolean> {
  const { count } = await tx.recruitment.updateMany({
    where: { sessionId, version },
    data: { ...data, version: { increment: 1 } },
  });
  return count === 1;
}

/** The seats of some sessions, on site and online: taken (a seat on offer is), and how many wait. */
export async function countSeats(
  tx: Tx,
  sessions: readonly { id: string; capacity: number | null; onlineCapacity: number | null }[],
): Promise<Map<string, { onSite: Seats; online: Seats }>> {
  const ids = sessions.map(({ id }) => id);
  const rows = ids.length === 0 ? [] : await countClaims(tx, ids);
  const offers = await tx.seatOffer.groupBy({
    by: ["sessionId", "mode"],
    where: { sessionId: { in: ids }, state: "open" },
    _count: true,
  });
  const of = (sessionId: string, mode: "onSite" | "online", capacity: number | null): Seats => {
    const claims = rows.filter((row) => row.sessionId === sessionId && row.mode === mode);
    const people = (seated: boolean) =>
      claims.reduce((sum, row) => sum + (Boolean(row.seated) === seated ? Number(row.people) : 0), 0);
    const offered = offers.find((offer) => offer.sessionId === sessionId && offer.mode === mode)?._count ?? 0;
    return { capacity, taken: people(true) + offered, waiting: people(false) };
  };
  return new Map(
    sessions.map(({ id, capacity, onlineCapacity }) => [
      id,
      { onSite: of(id, "onSite", capacity), online: of(id, "online", onlineCapacity) },
    ]),
  );
}

function countClaims(tx: Tx, sessionIds: readonly string[]) {
  return tx.$queryRaw<{ sessionId: string; mode: string; seated: number | boolean; people: bigint }[]>`
    SELECT i."sessionId", CASE WHEN r."answer" = 'online' OR s."format" = 'online' THEN 'online' ELSE 'onSite' END AS "mode",
      r."seated", COUNT(*) AS "people"
    FROM "Invitation" i JOIN "Session" s ON s."id" = i."sessionId" JOIN "Response" r ON r."id" = i."currentResponseId"
    WHERE i."sessionId" IN (${Prisma.join([...sessionIds])}) AND i."revokedAt" IS NULL
      AND r."answer" IN ('attending', 'online', 'proxy')
    GROUP BY 1, 2, 3`;
}

const asCourse = {
  recruitment: true,
  id: true,
  title: true,
  theme: true,
  category: true,
  state: true,
  format: true,
  startsAt: true,
  endsAt: true,
  venue: true,
  capacity: true,
  onlineCapacity: true,
  center: { select: { name: true, medicalAreaId: true } },
} satisfies Prisma.SessionSelect;

export interface CourseScope {
  prefectureId: string;
  areaId?: string | undefined;
  /** Folded as search keys; all of them are there. */
  keys: readonly string[];
  now: Instant;
}

/** Trainings and lectures to come that anyone may, could or will be able to apply for. */
function recruited({ prefectureId, areaId, keys, now }: CourseScope) {
  return {
    prefectureId,
    recruitment: { isNot: null },
    category: { in: [...TRAINING_CATEGORIES] },
    state: "scheduled",
    startsAt: { gt: now },
    ...(areaId && { center: { medicalAreaId: areaId } }),
    AND: keys.map((key) => ({ searchKey: { contains: key } })),
  } satisfies Prisma.SessionWhereInput;
}

export function countCourses(tx: Tx, scope: CourseScope): Promise<number> {
  return tx.session.count({ where: recruited(scope) });
}

/** By their dates. */
export function findCourses(tx: Tx, scope: CourseScope, { skip, take }: { skip: number; take: number }) {
  return tx.session.findMany({
    where: recruited(scope),
    select: asCourse,
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    skip,
    take,
  });
}

/** The areas whose centers have a course in the list. */
export function findCourseAreas(tx: Tx, scope: Pick<CourseScope, "prefectureId" | "now">) {
  const { prefectureId } = scope;
  return tx.medicalArea.findMany({
    where: { prefectureId, centers: { some: { sessions: { some: recruited({ ...scope, keys: [] }) } } } },
    select: { id: true, name: true },
    orderBy: { position: "asc" },
  });
}
