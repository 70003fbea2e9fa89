import type { InboundScope } from "#app/adapters/db/inbound-store.server.ts";
import { centersReached, may, type StaffActor } from "#app/domain/permission.ts";

/** The mails that came in which someone may read: their center's, or the prefecture's and those nobody knows. */
export function inboundScope(actor: StaffActor): InboundScope | null {
  const reach = centersReached(actor, "inbound.read");
  if (reach === "none") return null;
  const unclaimed = reach === "all";
  return { prefectureId: actor.prefectureId, centerId: unclaimed ? undefined : reach.centerId, unclaimed };
}

/** Whether someone may do something with one mail. Of one that nobody knows, a prefecture's admin. */
export function mayInbound(
  actor: StaffActor,
  action: "inbound.read" | "inbound.check",
  { prefectureId, centerId }: { prefectureId: string | null; centerId: string | null },
): boolean {
  return may(actor, action, { prefectureId: prefectureId ?? actor.prefectureId, centerId });
}
