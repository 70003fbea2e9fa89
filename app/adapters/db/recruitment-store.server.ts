import { TRAINING_CATEGORIES } from "#app/domain/join-request.ts";
import type { RecruitmentPlan } from "#app/domain/recruitment.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { Prisma, Tx } from "./database.server.ts";

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
