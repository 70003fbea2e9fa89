import type { SessionState } from "./session.ts";
import type { IsoDate } from "./tokyo-time.ts";

/** What became of a planned session. `moved`: held, or to be held, on another day than planned. */
export type PlanResult = "held" | "coming" | "putOff" | "cancelled";

export interface PlannedOne {
  state: SessionState;
  /** Its day now; null while none is decided. */
  on: IsoDate | null;
  /** The day it was planned for; null where no plan put one down. */
  plannedOn: IsoDate | null;
}

export function planResult({ state }: PlannedOne): PlanResult {
  if (state === "held" || state === "cancelled") return state;
  return state === "postponed" ? "putOff" : "coming";
}

/** On another day than planned. What has none now is put off or cancelled, not moved. */
export function isMoved({ state, on, plannedOn }: PlannedOne): boolean {
  return state !== "cancelled" && on !== null && plannedOn !== null && on !== plannedOn;
}

export interface PlanCount extends Record<PlanResult, number> {
  planned: number;
  /** Among all of the above. */
  moved: number;
  /** Held in the year without having been planned. */
  unplanned: number;
  /** Not planned either, and not held yet; what was cancelled is neither. */
  unplannedOpen: number;
}

/** Planned against held: every planned session is in exactly one of held, coming, putOff and cancelled. */
export function countPlan(planned: readonly PlannedOne[], unplanned: readonly Pick<PlannedOne, "state">[]): PlanCount {
  const held = unplanned.filter(({ state }) => state === "held").length;
  const cancelled = unplanned.filter(({ state }) => state === "cancelled").length;
  const count = {
    planned: planned.length,
    held: 0,
    coming: 0,
    putOff: 0,
    cancelled: 0,
    moved: 0,
    unplanned: held,
    unplannedOpen: unplanned.length - held - cancelled,
  };
  for (const session of planned) {
    count[planResult(session)] += 1;
    if (isMoved(session)) count.moved += 1;
  }
  return count;
}
