import { countCourses, findCourseAreas, findCourses } from "#app/adapters/db/recruitment-store.server.ts";
import { readSeatsOf } from "#app/adapters/db/seat-offer-store.server.ts";
import { modesOffered } from "#app/domain/capacity.ts";
import { type CourseStanding, courseStanding } from "#app/domain/recruitment.ts";
import { searchKeys } from "#app/domain/search-key.ts";
import type { SessionCategory, SessionFormat } from "#app/domain/taxonomy.ts";
import type { Instant, IsoDate } from "#app/domain/tokyo-time.ts";
import type { AppContext } from "../context.ts";

export interface CourseFilter {
  areaId?: string | undefined;
  words?: string | undefined;
  page: number;
}

export interface ListedCourse {
  id: string;
  title: string;
  theme: string | null;
  category: SessionCategory;
  format: SessionFormat;
  startsAt: Instant | null;
  endsAt: Instant | null;
  venue: string | null;
  centerName: string;
  opensOn: IsoDate | null;
  closesOn: IsoDate;
  target: string | null;
  standing: CourseStanding;
}

const PER_PAGE = 30;

/** The courses of the prefecture to come, the nearest first, in a fixed number of queries. */
export async function listCourses(ctx: AppContext, { areaId, words, page: asked }: CourseFilter) {
  const prefecture = await ctx.db.prefecture.findFirst({ select: { id: true, name: true, demo: true } });
  const now = ctx.now();
  const scope = { prefectureId: prefecture?.id ?? "", areaId, keys: searchKeys(words), now };
  const total = await countCourses(ctx.db, scope);
  const pages = Math.max(1, Math.ceil(total / PER_PAGE));
  const page = Math.min(Math.max(1, asked), pages);
  const sessions = await findCourses(ctx.db, scope, { skip: (page - 1) * PER_PAGE, take: PER_PAGE });
  const seats = await readSeatsOf(ctx.db, sessions);
  const rows = sessions.flatMap(({ recruitment, center, capacity: _, onlineCapacity: __, state, ...session }) => {
    if (!recruitment) return [];
    const { opensOn, closesOn, target } = recruitment;
    const of = seats.get(session.id);
    const ways = of ? modesOffered(session.format).map((mode) => of[mode]) : [];
    const standing = courseStanding(recruitment, { ...session, state }, ways, now);
    return [{ ...session, centerName: center.name, opensOn, closesOn, target, standing } satisfies ListedCourse];
  });
  return {
    prefectureName: prefecture?.name ?? "",
    demo: prefecture?.demo ?? false,
    areas: await findCourseAreas(ctx.db, scope),
    ...{ rows, total, page, pages },
  };
}
