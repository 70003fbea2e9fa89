import { type AgendaPlan, openItems } from "./agenda.ts";
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

/**
 * Whether someone called may know of closed agenda items and their materials: not who was let in because they asked,
 * to sit in or to help, nor who applied on the public page (受講申込). Who was called as 講師, 委員… knows of them even
 * if they asked too.
 */
export function knowsClosed({ role, joinRequest, applicant }: Let): boolean {
  if (applicant && role === "trainee") return false;
  return joinRequest === null || !JOIN_ROLES.some((asked) => asked === role);
}

/** An invitation, with what led to it where the desk did not call of its own accord. */
interface Let {
  role: ParticipantRole;
  joinRequest: object | null;
  applicant: object | null;
}

/** Whether a material for invitees is for this one too. */
export function getsMaterial(
  invitation: Parameters<typeof knowsClosed>[0],
  material: { agendaItem: { open: boolean } | null },
): boolean {
  return material.agendaItem?.open !== false || knowsClosed(invitation);
}

/**
 * A session as it is told to someone called. Where closed items are left out, so are the times of the others: they
 * would be wrong.
 */
export function toldTo<S extends { agenda: Pick<AgendaPlan, "open" | "minutes">[] }>(
  session: S,
  invitation: Parameters<typeof knowsClosed>[0],
): S {
  const open = openItems(session.agenda);
  if (knowsClosed(invitation) || open.length === session.agenda.length) return session;
  return { ...session, agenda: open.map((item) => ({ ...item, minutes: null })) };
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
 * one a person, though who took it back or was declined may ask again.
 */
export function askRefusal(
  session: JoinableSession,
  asker: { centerId: string | null; earlier: JoinState | null },
  now: Instant,
): AskRefusal | null {
  if (!isTraining(session.category)) return "join-no-training";
  if (session.centerId === asker.centerId) return "join-own-session";
  if (asker.earlier === "requested" || asker.earlier === "accepted") return "join-asked-already";
  if (session.state !== "scheduled" || !session.startsAt) return "join-not-open";
  return session.startsAt <= now ? "join-begun" : null;
}

/** What can become of a request: the desk that leads the session decides, who asked can take it back. */
export type JoinStep = "accept" | "decline" | "withdraw";

const TO: Record<JoinStep, JoinState> = { accept: "accepted", decline: "declined", withdraw: "withdrawn" };

/** A request is decided once. It is taken back before, or once it was accepted. */
export function takeJoinStep(state: JoinState, step: JoinStep): Result<JoinState, "join-decided"> {
  const open = state === "requested" || (state === "accepted" && step === "withdraw");
  return open ? ok(TO[step]) : refuse("join-decided");
}
