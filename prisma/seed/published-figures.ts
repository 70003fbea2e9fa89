import type { CountedCategory } from "#app/domain/taxonomy.ts";

/** 回数 and 人数(延べ) as published. `people` null is 「(不明)」. */
export interface PublishedCell {
  sessions: number;
  people: number | null;
}

const NONE: PublishedCell = { sessions: 0, people: 0 };
const cell = (sessions: number, people: number | null): PublishedCell => ({ sessions, people });

/** 令和5年度 by reporting unit: 会議, 研修会, 講演会. Source: the published table of 北海道. */
const PUBLISHED_R5: Record<string, readonly [PublishedCell, PublishedCell, PublishedCell]> = {
  渡島: [cell(4, null), cell(1, 63), NONE],
  江差: [cell(16, 506), NONE, NONE],
  八雲: [cell(2, 30), cell(3, 214), NONE],
  江別: [cell(4, null), NONE, NONE],
  千歳: [NONE, NONE, NONE],
  "倶知安・岩内": [cell(1, null), cell(3, 188), NONE],
  岩見沢: [cell(2, 21), NONE, NONE],
  滝川: [cell(2, 40), cell(1, 33), NONE],
  深川: [cell(20, null), cell(3, 177), cell(1, null)],
  室蘭: [cell(2, null), cell(1, 80), NONE],
  苫小牧: [cell(7, null), NONE, NONE],
  "浦河・静内": [cell(2, null), NONE, NONE],
  上川: [cell(6, 79), NONE, NONE],
  名寄: [NONE, NONE, NONE],
  富良野: [NONE, NONE, NONE],
  留萌: [cell(6, 61), cell(2, 130), NONE],
  稚内: [cell(1, 26), NONE, NONE],
  北見: [cell(4, 85), cell(1, 60), NONE],
  網走: [cell(1, null), NONE, NONE],
  紋別: [cell(2, null), NONE, NONE],
  帯広: [cell(6, 81), cell(1, 88), NONE],
  釧路: [cell(3, 53), cell(1, 97), NONE],
  根室: [cell(4, null), cell(1, 56), NONE],
  中標津: [cell(2, null), cell(1, 38), NONE],
};

const COLUMN: Record<CountedCategory, 0 | 1 | 2> = { meeting: 0, training: 1, lecture: 2 };

export function publishedR5(unit: string, category: CountedCategory): PublishedCell {
  return PUBLISHED_R5[unit]?.[COLUMN[category]] ?? NONE;
}
