import { type RsvpStanding, takesSeat } from "./rsvp.ts";

/** A person's place in the queue for seats, in the order the answers came. */
export interface SeatClaim {
  invitationId: string;
  standing: RsvpStanding;
  seated: boolean;
}

/**
 * Whether one more answer gets a seat. `capacity` null is no limit. `others` are everyone else's
 * holding answers; whoever already waits goes first. Source: DOMAIN "RSVP".
 */
export function getsSeat(capacity: number | null, others: readonly SeatClaim[]): boolean {
  if (capacity === null) return true;
  const claims = others.filter((claim) => takesSeat(claim.standing));
  return claims.every((claim) => claim.seated) && claims.length < capacity;
}
