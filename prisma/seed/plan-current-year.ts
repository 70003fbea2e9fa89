import { addDays, type IsoDate } from "#app/domain/tokyo-time.ts";
import type { BodyKey } from "./body-templates.ts";
import { type Chance, chanceOf } from "./chance.ts";
import { heldMeeting, heldTraining, settledCalling } from "./plan-full-years.ts";
import { meetingBodies, type Office, planMeeting, planTraining, type Slot } from "./plan-year.ts";
import { type Calling, NOT_STATED, type PlannedSession, rosterToCall } from "./planned-session.ts";
import { workingDayFrom, workingDaysBetween } from "./working-day.ts";

const NOTE = "架空の記録です。";

/** The center whose desk shows one of everything. */
const SHOWCASE = "kushiro";

/** The current fiscal year as the desks see it today: held, coming, cancelled, postponed, in the making. */
export function planCurrentYear(offices: readonly Office[]): PlannedSession[] {
  return offices
    .flatMap((office) => [...heldSoFar(office), ...coming(office), ...aroundToday(office), ...inTheMaking(office)])
    .map((plan) => ({ ...plan, note: NOTE }));
}

/** Two to five sessions since April, as far as April lies back; now and then one whose headcount nobody has entered. */
function heldSoFar(office: Office): PlannedSession[] {
  const { world, place, index } = office.desk;
  const chance = chanceOf("current", place.code, world.fiscalYear);
  const days = workingDaysBetween(`${world.fiscalYear}-04-01`, addDays(world.today, -1));
  const count = Math.min(chance.between(2, 5), days.length);
  return Array.from({ length: count }, (_, nth) => {
    const date = days[Math.floor(((nth + 0.5) * days.length) / count)] as IsoDate;
    const slot: Slot = { office, fiscalYear: world.fiscalYear, nth, date, state: "held" };
    if (nth === 1 && index % 3 !== 0) return heldTraining(slot, chance);
    const plan = heldMeeting(slot, chance);
    const notEntered = nth === count - 1 && index % 4 === 3;
    return notEntered ? { ...plan, headcount: NOT_STATED, present: [] } : plan;
  });
}

/** One to three: answers arriving; a list not sent yet; a training with a limit. */
function coming(office: Office): PlannedSession[] {
  const { index, place } = office.desk;
  const chance = chanceOf("coming", place.code);
  const keys = meetingBodies(office);
  const first = planMeeting(slotAhead(office, 100, 14 + (index % 10), chance), keys[index % 3] ?? "homeCare");
  const plans: PlannedSession[] = [
    { ...first, format: index % 3 === 2 ? "hybrid" : "onSite", calling: arriving(first, -9) },
  ];
  if (index % 2 === 1) {
    const next = planMeeting(slotAhead(office, 101, 38 + (index % 7), chance), keys[(index + 1) % 3] ?? "homeCare");
    const called: Calling = { people: rosterToCall(next.bodies, next.date as IsoDate), sentOn: null, answers: "none" };
    plans.push({ ...next, calling: called });
  }
  if (index % 3 === 2) plans.push({ ...planTraining(slotAhead(office, 102, 50 + (index % 5), chance)), capacity: 80 });
  return plans;
}

/** A working day about `days` ahead; late in March it lies in the next fiscal year, as it would. */
function slotAhead(office: Office, nth: number, days: number, chance: Chance): Slot {
  const { today, fiscalYear } = office.desk.world;
  const date = workingDayFrom(addDays(today, days + chance.between(0, 2)));
  return { office, fiscalYear, nth, date, state: "scheduled" };
}

function arriving(plan: PlannedSession, sentDays: number): Calling {
  const { today } = plan.desk.world;
  return {
    people: rosterToCall(plan.bodies, plan.date as IsoDate),
    sentOn: addDays(today, sentDays),
    answers: "arriving",
  };
}

/** Two centers meet today, or on the next working day, and on the one after. */
function aroundToday(office: Office): PlannedSession[] {
  const { world, place } = office.desk;
  const first = workingDayFrom(world.today);
  const days: Record<string, IsoDate> = { [SHOWCASE]: first, obihiro: workingDayFrom(addDays(first, 1)) };
  const date = days[place.code];
  if (!date) return [];
  const slot: Slot = { office, fiscalYear: world.fiscalYear, nth: 110, date, state: "scheduled" };
  const plan = planMeeting(slot, "rules");
  return [{ ...plan, start: "14:00", minutes: 90, calling: arriving(plan, -25) }];
}

/** A draft at each desk and, by turns, what else can become of a plan. The showcase has them all. */
function inTheMaking(office: Office): PlannedSession[] {
  const { world, place, index } = office.desk;
  const slot = (nth: number, state: Slot["state"], date: IsoDate | null): Slot => {
    return { office, fiscalYear: world.fiscalYear, nth, date, state };
  };
  const ahead = (days: number) => workingDayFrom(addDays(world.today, days));
  const body: BodyKey = index % 2 === 0 ? "professions" : "visitingNurses";
  const draft = planMeeting(slot(120, "draft", index % 2 === 0 ? null : ahead(60)), "council");
  const others = [
    () => planMeeting(slot(121, "polling", null), body),
    () => {
      const plan = planMeeting(slot(122, "cancelled", ahead(10)), body);
      return { ...plan, stateReason: "会場の設備点検のため", calling: arriving(plan, -12) };
    },
    () => {
      const planForRoster = planMeeting(slot(123, "postponed", ahead(20)), body);
      return {
        ...planForRoster,
        date: null,
        stateReason: "講師・委員の日程調整のため",
        calling: settledLater(planForRoster),
      };
    },
  ];
  const turn = place.code === SHOWCASE ? others : [others[index % others.length] as () => PlannedSession];
  return [draft, ...turn.map((plan) => plan())];
}

/** Postponed after the invitations had gone out: nobody is asked until there is a new date. */
function settledLater(plan: PlannedSession): Calling {
  return { ...settledCalling(plan), sentOn: addDays(plan.desk.world.today, -14), answers: "none" };
}
