import type { Tx } from "#app/adapters/db/database.server.ts";
import { findQuietHours } from "#app/adapters/db/reminder-store.server.ts";
import { findOpenOffer, readSeats } from "#app/adapters/db/seat-offer-store.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import type { AttendanceMode } from "#app/domain/attendance.ts";
import { waitsFor } from "#app/domain/capacity.ts";
import type { RsvpAnswer } from "#app/domain/rsvp.ts";
import { canTakeFree, offerTimes } from "#app/domain/seat-offer.ts";
import { isOn } from "#app/domain/session.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";

/**
 * The free seat that someone who waits can take by themselves until the session starts, after the deadline too; null
 * where there is none, or one is held for them by an offer.
 */
export async function findFreeSeat(
  tx: Tx,
  session: SessionWithPlan,
  invitation: { id: string; currentResponse: { answer: RsvpAnswer; seated: boolean } | null },
  now: Instant,
): Promise<AttendanceMode | null> {
  const mode = waitsFor(invitation.currentResponse, session.format);
  if (!mode || !isOn(session, now) || (await findOpenOffer(tx, invitation.id))) return null;
  const late = offerTimes(now, session.startsAt, await findQuietHours(tx, session.prefectureId)) === null;
  const seats = await readSeats(tx, session);
  return canTakeFree(seats[mode], invitation.id, { late }) ? mode : null;
}
