import { PARTICIPANT_ROLES, type ParticipantRole, type SessionCategory } from "./taxonomy.ts";

/** The roles people without a seat can be called in. Nobody is called as a proxy: one comes in the other's place. */
export const GUEST_ROLES = PARTICIPANT_ROLES.filter((role) => role !== "proxy");

/** The role they are called in unless the desk says another. */
export function guestRole(category: SessionCategory): ParticipantRole {
  return isTaught(category) ? "trainee" : "member";
}

/** The role of who came without having been called, unless the desk says another: a council's members are all called. */
export function walkInRole(category: SessionCategory): ParticipantRole {
  return isTaught(category) ? "trainee" : "observer";
}

function isTaught(category: SessionCategory): boolean {
  return category === "training" || category === "lecture";
}
