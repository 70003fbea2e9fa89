import { ok, type Result, refuse } from "./result.ts";
import type { SessionState } from "./session.ts";
import type { Instant } from "./tokyo-time.ts";

/** 開催事例 as its center writes it. */
export interface CardText {
  title: string;
  theme: string | null;
  lecturer: string | null;
  target: string | null;
  /** 出席, in words. */
  attendance: string | null;
  /** What was done. */
  content: string;
  /** What came of it (成果). */
  result: string;
  /** What would be done otherwise (課題・工夫). */
  advice: string | null;
}

/** Its parts, in the order they are read. */
export const CARD_PARTS = [
  "title",
  "theme",
  "lecturer",
  "target",
  "attendance",
  "content",
  "result",
  "advice",
] as const satisfies readonly (keyof CardText)[];

export type CardRefusal = "card-session-not-held" | "card-content-required" | "card-result-required";

/** Keep as it is (a draft, or published with what was changed), publish to every center, or take back. */
export const CARD_STEPS = ["save", "publish", "takeBack"] as const;
export type CardStep = (typeof CARD_STEPS)[number];

/**
 * When a card has been public since after a step, null while it is not; or why the step is refused. Only a held
 * session has a card, a draft may still lack its text, and taking back is always possible.
 */
export function takeCardStep(
  card: Pick<CardText, "content" | "result"> & { publishedAt: Instant | null },
  step: CardStep,
  facts: { sessionState: SessionState; now: Instant },
): Result<Instant | null, CardRefusal> {
  if (step === "takeBack") return ok(null);
  if (facts.sessionState !== "held") return refuse("card-session-not-held");
  const publishedAt = card.publishedAt ?? (step === "publish" ? facts.now : null);
  if (publishedAt === null) return ok(null);
  if (card.content.trim() === "") return refuse("card-content-required");
  return card.result.trim() === "" ? refuse("card-result-required") : ok(publishedAt);
}

/** Whether every center reads it: while it is published and its session counts as held, which can be taken back. */
export function isCardShown(card: { publishedAt: Instant | null; session: { state: SessionState } }): boolean {
  return card.publishedAt !== null && card.session.state === "held";
}

/** Attendance by kind, as a card tells it: how many of each, the most first, and how many of whom none is known. */
export interface AttendanceShares {
  shares: { label: string; people: number }[];
  unnamed: number;
}

/**
 * Counts people by a label such as their occupation; null is one that nobody wrote down. Equal counts stand in the
 * order in which they first appear.
 */
export function sharesOf(labels: readonly (string | null)[]): AttendanceShares {
  const counts = new Map<string, number>();
  for (const label of labels) if (label !== null) counts.set(label, (counts.get(label) ?? 0) + 1);
  const shares = [...counts].map(([label, people]) => ({ label, people })).sort((a, b) => b.people - a.people);
  return { shares, unnamed: labels.filter((label) => label === null).length };
}
