import type { Prisma } from "#app/adapters/db/database.server.ts";
import { listHeadcounts } from "#app/adapters/db/tally-store.server.ts";
import { type FiscalYear, fiscalYearRange } from "#app/domain/fiscal-year.ts";
import type { Headcount } from "#app/domain/headcount.ts";
import { centersReached } from "#app/domain/permission.ts";
import { searchKeys } from "#app/domain/search-key.ts";
import { isPublished, SESSION_STATES, type SessionState } from "#app/domain/session.ts";
import type { SessionCategory } from "#app/domain/taxonomy.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";

export interface SessionFilter {
  /** Null: every year, and those without a date. */
  fiscalYear: FiscalYear | null;
  /** Only those without a date: they belong to no year yet. */
  undated?: boolean | undefined;
  centerId?: string | undefined;
  category?: SessionCategory | undefined;
  state?: SessionState | undefined;
  words?: string | undefined;
  page: number;
}

const PER_PAGE = 50;
const PUBLISHED = SESSION_STATES.filter(isPublished);

const asRow = {
  id: true,
  title: true,
  round: true,
  category: true,
  state: true,
  format: true,
  startsAt: true,
  endsAt: true,
  venue: true,
  centerId: true,
  center: { select: { name: true } },
  bodies: { orderBy: { position: "asc" }, select: { body: { select: { name: true } } } },
} satisfies Prisma.SessionSelect;

export type SessionRow = Prisma.SessionGetPayload<{ select: typeof asRow }>;

/** A session of the list; the headcount is null until it was held. */
export type ListedSession = SessionRow & { headcount: Headcount | null };

export interface SessionList {
  rows: ListedSession[];
  total: number;
  page: number;
  pages: number;
}

/** The sessions a member of staff may see, newest first: all of their own desk's, the published ones of others. */
export async function listSessions(ctx: StaffContext, filter: SessionFilter): Promise<SessionList> {
  const where: Prisma.SessionWhereInput = { AND: [visibleTo(ctx), ...conditions(filter)] };
  const total = await ctx.db.session.count({ where });
  const pages = Math.max(1, Math.ceil(total / PER_PAGE));
  const page = Math.min(Math.max(1, filter.page), pages);
  const rows = await ctx.db.session.findMany({
    where,
    select: asRow,
    orderBy: [{ startsAt: { sort: "desc", nulls: "first" } }, { id: "desc" }],
    skip: (page - 1) * PER_PAGE,
    take: PER_PAGE,
  });
  const held = rows.filter((row) => row.state === "held").map((row) => row.id);
  const headcounts = await listHeadcounts(ctx.db, ctx.actor.prefectureId, held);
  return { rows: rows.map((row) => ({ ...row, headcount: headcounts.get(row.id) ?? null })), total, page, pages };
}

/** The sessions between two instants, in their order, for a calendar. */
export function listSessionsBetween(
  ctx: StaffContext,
  range: { from: Instant; until: Instant },
  filter: Pick<SessionFilter, "centerId" | "category">,
): Promise<SessionRow[]> {
  return ctx.db.session.findMany({
    where: {
      AND: [
        visibleTo(ctx),
        { startsAt: { gte: range.from, lt: range.until } },
        { centerId: filter.centerId, category: filter.category },
      ],
    },
    select: asRow,
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    take: 1000,
  });
}

function visibleTo({ actor }: StaffContext): Prisma.SessionWhereInput {
  const { prefectureId } = actor;
  const reached = centersReached(actor, "session.read");
  if (reached === "all") return { prefectureId };
  const own = reached === "none" ? [] : [{ centerId: reached.centerId }];
  return { prefectureId, OR: [...own, { state: { in: PUBLISHED } }] };
}

function conditions(filter: SessionFilter): Prisma.SessionWhereInput[] {
  const range = filter.fiscalYear === null ? null : fiscalYearRange(filter.fiscalYear);
  const words = searchKeys(filter.words);
  return [
    { centerId: filter.centerId, category: filter.category, state: filter.state },
    filter.undated ? { startsAt: null } : range ? { startsAt: { gte: range.from, lt: range.until } } : {},
    ...words.map((word) => ({ searchKey: { contains: word } })),
  ];
}
