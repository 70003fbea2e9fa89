import { findMunicipalities } from "#app/adapters/db/organization-store.server.ts";
import {
  countPeople,
  findPeopleOf,
  type ListedPerson,
  type PeopleFilter,
} from "#app/adapters/db/person-list-store.server.ts";
import { centersReached, may } from "#app/domain/permission.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";

const PER_PAGE = 50;

export interface PeopleQuery extends PeopleFilter {
  centerId?: string | undefined;
}

export interface PeopleList {
  people: ListedPerson[];
  total: number;
  page: number;
  pages: number;
}

/** 名簿: the people of the centers one may read, by kana. Pages count from 1. */
export async function listPeople(ctx: StaffContext, query: PeopleQuery, page: number): Promise<PeopleList> {
  const scope = scopeOf(ctx, query);
  if (!scope) return { people: [], total: 0, page: 1, pages: 1 };
  const today = tokyoDate(ctx.now());
  const { centerId, ...filter } = query;
  const total = await countPeople(ctx.db, scope, filter, today);
  const pages = Math.max(1, Math.ceil(total / PER_PAGE));
  const shown = Math.min(Math.max(1, page), pages);
  const people = await findPeopleOf(ctx.db, scope, filter, { today, skip: (shown - 1) * PER_PAGE, take: PER_PAGE });
  return { people, total, page: shown, pages };
}

/** Everyone the filter shows, for a file. */
export async function findEveryone(ctx: StaffContext, { centerId, ...filter }: PeopleQuery): Promise<ListedPerson[]> {
  const scope = scopeOf(ctx, { centerId });
  return scope ? findPeopleOf(ctx.db, scope, filter, { today: tokyoDate(ctx.now()) }) : [];
}

function scopeOf({ actor }: StaffContext, { centerId }: PeopleQuery) {
  const reach = centersReached(actor, "person.read");
  if (reach === "none") return null;
  return { prefectureId: actor.prefectureId, centerId: reach === "all" ? centerId : reach.centerId };
}

export interface PeopleChoices {
  /** Whose people one may read; one for center staff. */
  centers: { id: string; name: string }[];
  /** For which of them one may put people on file. */
  writable: { id: string; name: string }[];
  bodies: { id: string; name: string; centerId: string }[];
  municipalities: { id: string; name: string }[];
}

/** What lists and forms about people offer to choose from. */
export async function showPeopleChoices(ctx: StaffContext): Promise<PeopleChoices> {
  const { actor, db } = ctx;
  const { prefectureId } = actor;
  const reach = centersReached(actor, "person.read");
  const only = reach === "all" ? undefined : reach === "none" ? "" : reach.centerId;
  const [centers, bodies, municipalities] = await Promise.all([
    db.healthCenter.findMany({
      where: { prefectureId, id: only },
      select: { id: true, name: true },
      orderBy: { position: "asc" },
    }),
    db.body.findMany({
      where: { prefectureId, centerId: only },
      select: { id: true, name: true, centerId: true },
      orderBy: [{ center: { position: "asc" } }, { position: "asc" }],
    }),
    findMunicipalities(db, prefectureId),
  ]);
  const writable = centers.filter(({ id }) => may(actor, "person.write", { prefectureId, centerId: id }));
  return { centers, writable, bodies, municipalities: municipalities.map(({ id, name }) => ({ id, name })) };
}
