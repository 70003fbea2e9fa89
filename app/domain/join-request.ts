import { ok, type Result, refuse } from "./result.ts";
import type { SessionState } from "./session.ts";
import type { ParticipantRole, SessionCategory } from "./taxonomy.ts";
import type { Instant } from "./tokyo-time.ts";

/** How someone of another office can take part: to sit in (傍聴) or to help (ファシリテーター). */
export const JOIN_ROLES = ["auditor", "facilitator"] as const satisfies readonly ParticipantRole[];
export type JoinRole = (typeof JOIN_ROLES)[number];

export type JoinState = "requested" | "accepted" | "declined" | "withdrawn";

/** What every center shows the others as 研修; meetings stay with those who are called to them. */
export const TRAINING_CATEGORIES = ["training", "lecture"] as const satisfies readonly SessionCategory[];

export function isTraining(category: SessionCategory): category is (typeof TRAINING_CATEGORIES)[number] {
  return TRAINING_CATEGORIES.some((training) => training === category);
}

/** A training as these rules see it. */
export interface JoinableSession {
  category: SessionCategory;
  state: SessionState;
  startsAt: Instant | null;
  centerId: string;
}

export type AskRefusal =
  | "join-no-training"
  | "join-own-session"
  | "join-not-open"
  | "join-begun"
  | "join-asked-already";

/**
 * Why someone cannot ask to take part; null when they can. `earlier` is their own request for the same session:
 * one a person, though who took it back may ask again.
 */
export function askRefusal(
  session: JoinableSession,
  asker: { centerId: string | null; earlier: JoinState | null },
  now: Instant,
): AskRefusal | null {
  if (!isTraining(session.category)) return "join-no-training";
  if (session.centerId === asker.centerId) return "join-own-session";
  if (asker.earlier !== null && asker.earlier !== "withdrawn") return "join-asked-already";
  if (session.state !== "scheduled" || !session.startsAt) return "join-not-open";
  return session.startsAt <= now ? "join-begun" : null;
}

/** What can become of a request: the desk that leads the session decides, who asked can take it back until then. */
export type JoinStep = "accept" | "decline" | "withdraw";

const TO: Record<JoinStep, JoinState> = { accept: "accepted", decline: "declined", withdraw: "withdrawn" };

/** A request is decided once, or taken back: an accepted one is an invitation, and is answered like any other. */
export function takeJoinStep(state: JoinState, step: JoinStep): Result<JoinState, "join-decided"> {
  return state === "requested" ? ok(TO[step]) : refuse("join-decided");
}
