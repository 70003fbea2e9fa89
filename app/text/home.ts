import { formatDay } from "#app/domain/japanese-date.ts";
import { RSVP_ANSWERS, type RsvpStanding } from "#app/domain/rsvp.ts";
import type { Instant, IsoDate } from "#app/domain/tokyo-time.ts";
import { standingLabel } from "./labels.ts";
import { whenText } from "./session.ts";

/** 出席 8人・欠席 1人・未回答 3人: only standings anybody has, the unanswered last. */
export function answersText(answers: Partial<Record<RsvpStanding, number>>): string {
  const parts = [...RSVP_ANSWERS, "pending" as const].flatMap((standing) => {
    const people = answers[standing] ?? 0;
    return people > 0 ? [`${standingLabel[standing]} ${people}人`] : [];
  });
  return parts.length > 0 ? parts.join("・") : "案内を送った方はいません";
}

/** When a session without a fixed date was meant to be: its day stands until another is decided. */
export function undatedText(session: { startsAt: Instant | null; endsAt: Instant | null }): string {
  return session.startsAt ? `当初の予定 ${whenText(session)}` : whenText(session);
}

/** Of a poll under way: who is waited for, and until when. */
export function awaitedText({ missing, answerBy }: { missing: number; answerBy: IsoDate }): string {
  return `未回答 ${missing}人・期限 ${formatDay(answerBy)}`;
}

/** Until when an answer is taken: the deadline's day, or the session itself. */
export function deadlineText({ answerBy }: { answerBy: IsoDate | null }): string {
  return answerBy ? `回答期限 ${formatDay(answerBy)}` : "回答は開催まで受付";
}

/** Beside 人数未入力: the list behind it holds those stated as 不明 too. */
export function besideUnknown(unknown: number): string {
  return unknown > 0 ? `（ほかに不明${unknown}件）` : "";
}
