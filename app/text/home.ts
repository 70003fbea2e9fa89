import { formatDay } from "#app/domain/japanese-date.ts";
import { RSVP_ANSWERS, type RsvpStanding } from "#app/domain/rsvp.ts";
import type { IsoDate } from "#app/domain/tokyo-time.ts";
import { standingLabel } from "./labels.ts";

/** 出席 8人・欠席 1人・未回答 3人: only standings anybody has, the unanswered last. */
export function answersText(answers: Partial<Record<RsvpStanding, number>>): string {
  const parts = [...RSVP_ANSWERS, "pending" as const].flatMap((standing) => {
    const people = answers[standing] ?? 0;
    return people > 0 ? [`${standingLabel[standing]} ${people}人`] : [];
  });
  return parts.length > 0 ? parts.join("・") : "案内を送った方はいません";
}

/** Until when an answer is taken: the deadline's day, or the session itself. */
export function deadlineText({ answerBy }: { answerBy: IsoDate | null }): string {
  return answerBy ? `回答期限 ${formatDay(answerBy)}` : "回答は開催まで受付";
}

/** Beside 人数未入力: the list behind it holds those stated as 不明 too. */
export function besideUnknown(unknown: number): string {
  return unknown > 0 ? `（ほかに不明${unknown}件）` : "";
}
