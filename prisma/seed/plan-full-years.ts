import { fiscalYearOfDate } from "#app/domain/fiscal-year.ts";
import type { SessionFormat } from "#app/domain/taxonomy.ts";
import { addDays, type IsoDate } from "#app/domain/tokyo-time.ts";
import { type Chance, chanceOf } from "./chance.ts";
import type { Desk } from "./desk.ts";
import { CENTERS, UNITS } from "./places.ts";
import {
  exactly,
  meetingBodies,
  type Office,
  planMeeting,
  plannedYear,
  planTraining,
  type Slot,
  spreadDate,
  trainees,
} from "./plan-year.ts";
import { type Calling, type PlannedSession, rosterToCall } from "./planned-session.ts";
import { centerId } from "./prefecture.ts";
import { publishedR5 } from "./published-figures.ts";
import { PUBLISHED_YEAR } from "./world.ts";

const NOTE = "架空の記録です。";

/** The years since R5 that are over, in full: every unit active, every headcount known, everyone's answers in. */
export function planFullYears(offices: readonly Office[], currentYear: number): PlannedSession[] {
  const plans: PlannedSession[] = [];
  for (let year = PUBLISHED_YEAR + 1; year < currentYear; year++)
    for (const unit of UNITS)
      plans.push(
        ...planUnitYear(
          offices.filter(({ desk }) => desk.place.unit === unit),
          unit,
          year,
        ),
      );
  return plans.map((plan) => {
    return { ...plan, note: NOTE, plannedFor: plannedYear(plan, fiscalYearOfDate(plan.date as IsoDate)) };
  });
}

/** Nobody starts from R5's 20 meetings again: the units grow towards each other. */
const MOST_MEETINGS = 10;

function planUnitYear(offices: readonly Office[], unit: string, fiscalYear: number): PlannedSession[] {
  const chance = chanceOf("year", unit, fiscalYear);
  const growth = Math.min(fiscalYear - PUBLISHED_YEAR, 3);
  const before = publishedR5(unit, "meeting").sessions;
  const meetings = Math.min(Math.max(before, 1 + growth), MOST_MEETINGS) + (chance.happens(0.3 * growth) ? 1 : 0);
  const trainings = Math.max(
    Math.min(publishedR5(unit, "training").sessions, 2),
    chance.happens(0.5 + 0.15 * growth) ? 1 : 0,
  );
  const slot = (nth: number, of: number, kind: string): Slot => {
    const office = offices[nth % offices.length] as Office;
    return {
      office,
      fiscalYear,
      nth,
      date: spreadDate(fiscalYear, nth, of, office.desk.place.code, kind),
      state: "held",
    };
  };
  const plans = Array.from({ length: meetings }, (_, nth) => heldMeeting(slot(nth, meetings, "meeting"), chance));
  for (let nth = 0; nth < trainings; nth++) plans.push(heldTraining(slot(nth, trainings, "training"), chance));
  if (chance.happens(0.12)) {
    const lecture = planTraining(slot(0, 1, "lecture"), "lecture");
    plans.push({ ...lecture, headcount: exactly(chance.between(90, 180)) });
  }
  if (chance.happens(0.2))
    plans.push(cancelledMeeting({ ...slot(0, 1, "cancelled"), nth: 90, state: "cancelled" }, chance));
  return plans;
}

const FORMATS: readonly SessionFormat[] = ["onSite", "onSite", "onSite", "onSite", "hybrid", "hybrid", "online"];

/** A meeting that was called, answered and held; half of them with attendance by name. */
export function heldMeeting(slot: Slot, chance: Chance): PlannedSession {
  const keys = meetingBodies(slot.office);
  const plan = planMeeting(slot, keys[slot.nth % keys.length] ?? "homeCare");
  const called = {
    ...plan,
    format: chance.pick(FORMATS),
    coHosts: chance.happens(0.15) ? neighboursOf(slot.office.desk) : [],
    calling: settledCalling(plan),
  };
  return chance.happens(0.5) ? { ...called, present: "answers" } : { ...called, headcount: "asAnswered" };
}

/** The other centers of the same medical area. */
function neighboursOf({ place }: Desk): string[] {
  return CENTERS.filter((other) => other.area === place.area && other !== place).map(centerId);
}

export function settledCalling(plan: PlannedSession): Calling {
  const date = plan.date as IsoDate;
  return { people: rosterToCall(plan.bodies, date), sentOn: addDays(date, -28), answers: "settled" };
}

/** A training with a number, or with its trainees by name. */
export function heldTraining(slot: Slot, chance: Chance): PlannedSession {
  const plan = planTraining(slot);
  if (chance.happens(0.3)) return { ...plan, present: trainees(slot.office, plan, chance.between(14, 24)) };
  const people = chance.between(32, 110);
  return { ...plan, headcount: people % 10 === 0 ? { basis: "approximate", people } : exactly(people) };
}

const REASONS = ["感染症の発生", "悪天候（暴風雪）のため", "大雨による交通障害のため"];

function cancelledMeeting(slot: Slot, chance: Chance): PlannedSession {
  const plan = planMeeting(slot, "council");
  return { ...plan, stateReason: chance.pick(REASONS), calling: settledCalling(plan) };
}
