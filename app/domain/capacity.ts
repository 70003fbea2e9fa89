import { type RsvpStanding, takesSeat } from "./rsvp.ts";
import type { Instant } from "./tokyo-time.ts";

/** Someone's holding answer, as the queue for seats sees it. */
export interface SeatClaim {
  standing: RsvpStanding;
  seated: boolean;
  /** When it was given: the order of those who wait. */
  since: Instant;
}

/**
 * Whether a claim made at `since` gets a seat beside everyone else's. `capacity` null is no limit; whoever has
 * waited longer goes first. Source: DOMAIN "RSVP".
 */
export function getsSeat(capacity: number | null, others: readonly SeatClaim[], since: Instant): boolean {
  if (capacity === null) return true;
  const claims = others.filter((claim) => takesSeat(claim.standing));
  const seated = claims.filter((claim) => claim.seated).length;
  return seated < capacity && claims.every((claim) => claim.seated || claim.since >= since);
}
