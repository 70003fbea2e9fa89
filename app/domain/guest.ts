import { PARTICIPANT_ROLES, type ParticipantRole, type SessionCategory } from "./taxonomy.ts";

/** The roles people without a seat can be called in. Nobody is called as a proxy: one comes in the other's place. */
export const GUEST_ROLES = PARTICIPANT_ROLES.filter((role) => role !== "proxy");

/** The role they are called in unless the desk says another. */
export function guestRole(category: SessionCategory): ParticipantRole {
  return category === "training" || category === "lecture" ? "trainee" : "member";
}
