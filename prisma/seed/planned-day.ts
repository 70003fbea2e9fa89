import { PLANNED } from "#app/adapters/db/plan-store.server.ts";
import { addDays, fromTokyo, type IsoDate } from "#app/domain/tokyo-time.ts";
import { chanceOf } from "./chance.ts";
import type { PlannedSession } from "./planned-session.ts";
import { seedId } from "./seed-id.ts";
import { centerUserId } from "./users.ts";
import { workingDayFrom } from "./working-day.ts";

const SHARE_MOVED = 0.25;

/** What the log tells of a session that stood in a year's plan: the day it was planned for, by the desk in March. */
export function addPlannedDay(plan: PlannedSession): void {
  const { world, place, centerId } = plan.desk;
  if (!plan.plannedFor || plan.plannedFor < world.fiscalYear) return;
  const march = workingDayFrom(`${plan.plannedFor}-03-10`);
  // The next year's plan is in the making: its sessions were entered these days.
  const enteredOn = march < world.today ? march : addDays(world.today, -1);
  const plannedOn = plannedDay(plan, march);
  world.rows.audits.push({
    id: seedId("audit", "plan", plan.id),
    prefectureId: world.prefectureId,
    centerId,
    sessionId: plan.id,
    at: fromTokyo(enteredOn, "15:00"),
    actorKind: "staff",
    actorId: centerUserId(place.code),
    actorName: `${place.name} 担当者`,
    action: PLANNED,
    subject: "Session",
    subjectId: plan.id,
    after: JSON.stringify({
      plannedFor: plan.plannedFor,
      startsAt: plannedOn && fromTokyo(plannedOn, plan.start).toISOString(),
    }),
  });
}

/** Its own day for most. Where a poll found the date it is a later one than planned, and some were moved otherwise. */
function plannedDay({ id, date, state, poll }: PlannedSession, march: IsoDate): IsoDate | null {
  const chance = chanceOf("planned day", id);
  const moved = poll === "decided" || (state === "held" && chance.happens(SHARE_MOVED));
  if (date === null || !moved) return date;
  const earlier = workingDayFrom(addDays(date, -chance.between(8, 21)));
  return earlier > march ? earlier : date;
}
