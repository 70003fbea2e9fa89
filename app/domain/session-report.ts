/** 実施報告 of a session, as far as no record says it: what its desk writes. */
export interface ReportText {
  /** How many people it was meant for. */
  targetCount: number | null;
  /** 内容 */
  contents: string | null;
  /** 成果 */
  result: string | null;
  /** アンケート結果 */
  survey: string | null;
  /** 課題 */
  issues: string | null;
  /** 次年度に向けて */
  nextYear: string | null;
  /** 作成者 */
  author: string | null;
}

/** What is written in sentences, in its order on the paper. */
export const REPORT_PARTS = [
  "contents",
  "result",
  "survey",
  "issues",
  "nextYear",
] as const satisfies readonly (keyof ReportText)[];
export type ReportPart = (typeof REPORT_PARTS)[number];

export const NO_REPORT: ReportText = {
  ...{ targetCount: null, contents: null, result: null, survey: null },
  ...{ issues: null, nextYear: null, author: null },
};

/** What a 開催事例 of the session says in the same sense. */
export interface CardWords {
  content: string;
  result: string;
  advice: string | null;
}

/** The report with the words of the session's card where nothing was written yet. */
export function withCardWords(text: ReportText, card: CardWords): ReportText {
  return {
    ...text,
    contents: text.contents ?? (card.content.trim() || null),
    result: text.result ?? (card.result.trim() || null),
    issues: text.issues ?? (card.advice?.trim() || null),
  };
}

/** Whether the card has words for a part that is still empty. */
export function gainsFromCard(text: ReportText, card: CardWords): boolean {
  const filled = withCardWords(text, card);
  return REPORT_PARTS.some((part) => filled[part] !== text[part]);
}
