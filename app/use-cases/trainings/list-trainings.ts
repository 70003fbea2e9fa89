import {
  countTrainings,
  findTrainings,
  type TrainingRow,
  type TrainingScope,
} from "#app/adapters/db/training-store.server.ts";
import { addMonths, type Month } from "#app/domain/month.ts";
import { searchKeys } from "#app/domain/search-key.ts";
import { fromTokyo, type Instant, tokyoDate } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";

export interface TrainingFilter {
  /** From today on, before today, one month, or those the reader has asked to take part in. */
  when: "coming" | "past" | "mine" | Month;
  centerId?: string | undefined;
  /** A target occupation. */
  occupation?: string | undefined;
  words?: string | undefined;
  page: number;
}

export interface TrainingList {
  /** What is to come begins with the nearest, what is over with the latest. */
  rows: TrainingRow[];
  total: number;
  page: number;
  pages: number;
}

const PER_PAGE = 50;

/** The trainings and lectures of every center whose date is fixed: what is published of them, nothing else. */
export async function listTrainings(ctx: StaffContext, filter: TrainingFilter): Promise<TrainingList> {
  const scope = scopeOf(ctx, filter);
  const total = await countTrainings(ctx.db, scope);
  const pages = Math.max(1, Math.ceil(total / PER_PAGE));
  const page = Math.min(Math.max(1, filter.page), pages);
  const rows = await findTrainings(ctx.db, scope, {
    userId: ctx.actor.userId,
    order: filter.when === "past" || filter.when === "mine" ? "desc" : "asc",
    skip: (page - 1) * PER_PAGE,
    take: PER_PAGE,
  });
  return { rows, total, page, pages };
}

const MOST_IN_A_MONTH = 1000;

/** Those between two instants, in their order, for a calendar. */
export function listTrainingsBetween(
  ctx: StaffContext,
  span: { from: Instant; until: Instant },
  filter: Pick<TrainingFilter, "centerId">,
): Promise<TrainingRow[]> {
  const scope = { prefectureId: ctx.actor.prefectureId, span, centerId: filter.centerId, keys: [] };
  const page = { userId: ctx.actor.userId, order: "asc", skip: 0, take: MOST_IN_A_MONTH } as const;
  return findTrainings(ctx.db, scope, page);
}

function scopeOf(ctx: StaffContext, { when, centerId, occupation, words }: TrainingFilter): TrainingScope {
  const { prefectureId, userId } = ctx.actor;
  const keys = searchKeys(words);
  const today = fromTokyo(tokyoDate(ctx.now()), "00:00");
  const scope = { prefectureId, centerId, occupation, keys };
  if (when === "mine") return { ...scope, span: {}, askedBy: userId };
  if (when === "coming") return { ...scope, span: { from: today } };
  if (when === "past") return { ...scope, span: { until: today } };
  return { ...scope, span: { from: monthBegins(when), until: monthBegins(addMonths(when, 1)) } };
}

const monthBegins = (month: Month) => fromTokyo(`${month}-01`, "00:00");
