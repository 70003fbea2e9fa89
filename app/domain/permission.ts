import { isPublished, type SessionState } from "./session.ts";

export const STAFF_ROLES = ["prefectureAdmin", "prefectureViewer", "centerStaff"] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Who acts, once signed in. */
export interface StaffActor {
  userId: string;
  name: string;
  role: StaffRole;
  prefectureId: string;
  /** Set exactly for center staff. */
  centerId: string | null;
}

/** What a rule is asked about: the prefecture it belongs to and the center whose desk keeps it, if one does. */
export interface Target {
  prefectureId: string;
  centerId: string | null;
}

/** How far a role reaches: the whole prefecture, its own center, or not at all. */
type Reach = "prefecture" | "ownCenter" | "none";

const RULES = {
  /** Title, date, place, agenda and figures of a session whose date is fixed. */
  "session.readPublished": { prefectureAdmin: "prefecture", prefectureViewer: "prefecture", centerStaff: "prefecture" },
  /** Everything about a session: drafts, roster, contacts, answers, notes. */
  "session.read": { prefectureAdmin: "prefecture", prefectureViewer: "prefecture", centerStaff: "ownCenter" },
  "session.write": { prefectureAdmin: "prefecture", prefectureViewer: "none", centerStaff: "ownCenter" },
  "invitation.write": { prefectureAdmin: "prefecture", prefectureViewer: "none", centerStaff: "ownCenter" },
  "response.enter": { prefectureAdmin: "prefecture", prefectureViewer: "none", centerStaff: "ownCenter" },
  "attendance.write": { prefectureAdmin: "prefecture", prefectureViewer: "none", centerStaff: "ownCenter" },
  "body.read": { prefectureAdmin: "prefecture", prefectureViewer: "prefecture", centerStaff: "ownCenter" },
  "body.write": { prefectureAdmin: "prefecture", prefectureViewer: "none", centerStaff: "ownCenter" },
  "person.read": { prefectureAdmin: "prefecture", prefectureViewer: "prefecture", centerStaff: "ownCenter" },
  "person.write": { prefectureAdmin: "prefecture", prefectureViewer: "none", centerStaff: "ownCenter" },
  /** Organizations are every desk's: one address book, each change in the audit log. */
  "organization.read": { prefectureAdmin: "prefecture", prefectureViewer: "prefecture", centerStaff: "prefecture" },
  "organization.write": { prefectureAdmin: "prefecture", prefectureViewer: "none", centerStaff: "prefecture" },
  "mail.read": { prefectureAdmin: "prefecture", prefectureViewer: "prefecture", centerStaff: "ownCenter" },
  /** A mail's personal link answers in the recipient's name: only the desk that could enter the answer sees it. */
  "mail.readLink": { prefectureAdmin: "prefecture", prefectureViewer: "none", centerStaff: "ownCenter" },
  "mail.resend": { prefectureAdmin: "prefecture", prefectureViewer: "none", centerStaff: "ownCenter" },
  /** Mails that came in (受信箱). They may quote a personal link: only the desk that could enter the answer sees them. */
  "inbound.read": { prefectureAdmin: "prefecture", prefectureViewer: "none", centerStaff: "ownCenter" },
  "inbound.check": { prefectureAdmin: "prefecture", prefectureViewer: "none", centerStaff: "ownCenter" },
  /** The prefecture's own words in mails, and the hours in which none leaves by itself. */
  "wording.write": { prefectureAdmin: "prefecture", prefectureViewer: "none", centerStaff: "none" },
  /** How a center's mails name it, and where answers to them go. */
  "center.write": { prefectureAdmin: "prefecture", prefectureViewer: "none", centerStaff: "ownCenter" },
  /** A training's public page, and those who applied there. */
  "recruitment.write": { prefectureAdmin: "prefecture", prefectureViewer: "none", centerStaff: "ownCenter" },
  /** A secret address to subscribe to: who may read a calendar may ask for one. */
  "feed.write": { prefectureAdmin: "prefecture", prefectureViewer: "prefecture", centerStaff: "ownCenter" },
  /** Asking to sit in or help at another center's training. */
  "joinRequest.write": { prefectureAdmin: "prefecture", prefectureViewer: "none", centerStaff: "prefecture" },
  /** Yearly figures of past years, brought in as totals. */
  "figure.import": { prefectureAdmin: "prefecture", prefectureViewer: "none", centerStaff: "none" },
  "report.read": { prefectureAdmin: "prefecture", prefectureViewer: "prefecture", centerStaff: "prefecture" },
} as const satisfies Record<string, Record<StaffRole, Reach>>;

export type StaffAction = keyof typeof RULES;
export const STAFF_ACTIONS = Object.keys(RULES) as StaffAction[];

/** Whether someone may do something to a target. Source: DOMAIN "Who may do what". */
export function may(actor: StaffActor, action: StaffAction, target: Target): boolean {
  if (target.prefectureId !== actor.prefectureId) return false;
  const reach: Reach = RULES[action][actor.role];
  return (
    reach === "prefecture" || (reach === "ownCenter" && target.centerId !== null && target.centerId === actor.centerId)
  );
}

/** How much of a session someone sees: its own desk and the prefecture all of it, others what is published. */
export function sightOf(actor: StaffActor, session: Target & { state: SessionState }): "whole" | "published" | "none" {
  if (may(actor, "session.read", session)) return "whole";
  return isPublished(session.state) && may(actor, "session.readPublished", session) ? "published" : "none";
}

/** The centers a role reaches with an action: all, one, or none. For bounding a query. */
export function centersReached(actor: StaffActor, action: StaffAction): "all" | "none" | { centerId: string } {
  const reach: Reach = RULES[action][actor.role];
  if (reach === "prefecture") return "all";
  return reach === "ownCenter" && actor.centerId ? { centerId: actor.centerId } : "none";
}
