import { type CardScope, countCards, findCards, type ListedCard } from "#app/adapters/db/card-store.server.ts";
import type { FiscalYear } from "#app/domain/fiscal-year.ts";
import { centersReached } from "#app/domain/permission.ts";
import { searchKeys } from "#app/domain/search-key.ts";
import type { StaffContext } from "../context.ts";

export interface CardFilter {
  fiscalYear: FiscalYear | null;
  centerId?: string | undefined;
  occupation?: string | undefined;
  programmeItem?: string | undefined;
  words?: string | undefined;
  page: number;
}

export interface CardList {
  rows: ListedCard[];
  total: number;
  page: number;
  pages: number;
  /** What nobody but the reader's own desk sees: still being written, taken back, or of a session not held after all. */
  drafts: ListedCard[];
}

const PER_PAGE = 30;
const MOST_DRAFTS = 50;

/** The published cards of every center, the latest first. */
export async function listCards(ctx: StaffContext, filter: CardFilter): Promise<CardList> {
  const { prefectureId } = ctx.actor;
  const { fiscalYear, centerId, occupation, programmeItem, words } = filter;
  const keys = searchKeys(words);
  const scope = { prefectureId, shown: true, fiscalYear, centerId, occupation, programmeItem, keys };
  const total = await countCards(ctx.db, scope);
  const pages = Math.max(1, Math.ceil(total / PER_PAGE));
  const page = Math.min(Math.max(1, filter.page), pages);
  const rows = await findCards(ctx.db, scope, { skip: (page - 1) * PER_PAGE, take: PER_PAGE });
  return { rows, total, page, pages, drafts: await findDrafts(ctx, { prefectureId, shown: false }) };
}

async function findDrafts(ctx: StaffContext, scope: CardScope): Promise<ListedCard[]> {
  const reached = centersReached(ctx.actor, "session.write");
  // A whole prefecture's drafts are no list anybody works on.
  if (reached === "all" || reached === "none") return [];
  return findCards(ctx.db, { ...scope, centerId: reached.centerId }, { skip: 0, take: MOST_DRAFTS });
}
