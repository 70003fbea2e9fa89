import { addDays, type IsoDate } from "#app/domain/tokyo-time.ts";
import type { BodyKey } from "./body-templates.ts";
import { type Chance, chanceOf } from "./chance.ts";
import { papersOf } from "./materials.ts";
import { heldMeeting, heldTraining, settledCalling } from "./plan-full-years.ts";
import { meetingBodies, type Office, planMeeting, plannedYear, planTraining, type Slot } from "./plan-year.ts";
import {
  type Calling,
  NOT_STATED,
  type PlannedMaterials,
  type PlannedSession,
  rosterToCall,
} from "./planned-session.ts";
import { workingDayBefore, workingDayFrom, workingDaysBetween } from "./working-day.ts";
import { SHOWCASE } from "./world.ts";

const NOTE = "架空の記録です。";

/** The current fiscal year as the desks see it today: held, coming, cancelled, postponed, in the making. */
export function planCurrentYear(offices: readonly Office[]): PlannedSession[] {
  return offices
    .flatMap((office) => [...heldSoFar(office), ...coming(office), ...aroundToday(office), ...inTheMaking(office)])
    .map((plan) => ({ plannedFor: plannedYear(plan, plan.desk.world.fiscalYear), ...plan, note: NOTE }));
}

/** Two to five sessions since April, as far as April lies back; now and then one whose headcount nobody has entered. */
function heldSoFar(office: Office): PlannedSession[] {
  const { world, place, index } = office.desk;
  const chance = chanceOf("current", place.code, world.fiscalYear);
  const days = workingDaysBetween(`${world.fiscalYear}-04-01`, addDays(world.today, -1));
  const count = Math.min(chance.between(2, 5), days.length);
  return Array.from({ length: count }, (_, nth) => {
    // Each center on days of its own, one in each part of the year so far.
    const part = nth + 0.25 + chanceOf("day", place.code, world.fiscalYear, nth).next() / 2;
    const date = days[Math.floor((part * days.length) / count)] as IsoDate;
    const slot: Slot = { office, fiscalYear: world.fiscalYear, nth, date, state: "held" };
    const plan = nth === 1 && index % 3 !== 0 ? heldTraining(slot, chance) : heldMeeting(slot, chance);
    return nth === count - 1 ? latest(plan, date) : plan;
  });
}

/** Its papers are there; at every other desk no plan had it, and at some nobody has entered its headcount. */
function latest(plan: PlannedSession, date: IsoDate): PlannedSession {
  const { index } = plan.desk;
  return {
    ...withPapers(plan, 2, {
      uploadedOn: workingDayBefore(addDays(date, -7)),
      sentOn: workingDayBefore(addDays(date, -6)),
    }),
    ...(index % 2 === 1 && { plannedFor: null }),
    ...(index % 4 === 3 && { headcount: NOT_STATED, present: [] }),
  };
}

/** One to three: answers arriving; a list not sent yet; a training with a limit. */
function coming(office: Office): PlannedSession[] {
  const { index, place } = office.desk;
  const chance = chanceOf("coming", place.code);
  const keys = meetingBodies(office);
  const first = planMeeting(slotAhead(office, 100, 14 + (index % 10), chance), keys[index % 3] ?? "homeCare");
  const { today } = office.desk.world;
  const papers = withPapers(first, 2 + (index % 3), {
    uploadedOn: workingDayBefore(addDays(today, -3)),
    sentOn: index % 3 === 2 ? null : workingDayBefore(addDays(today, -2)),
  });
  const plans: PlannedSession[] = [
    {
      ...papers,
      format: index % 3 === 2 ? "hybrid" : "onSite",
      calling: arriving(first, -9),
      poll: asksForDates(office) ? "decided" : undefined,
    },
  ];
  if (index % 2 === 1) {
    const next = planMeeting(slotAhead(office, 101, 38 + (index % 7), chance), keys[(index + 1) % 3] ?? "homeCare");
    const called: Calling = { people: rosterToCall(next.bodies, next.date as IsoDate), sentOn: null, answers: "none" };
    plans.push({ ...next, calling: called });
  }
  if (index % 3 === 2) {
    const training = planTraining(slotAhead(office, 102, 28 + 2 * index, chance));
    plans.push({ ...training, format: index % 2 === 0 ? "hybrid" : "onSite", capacity: 80 });
  }
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
  const papers = withPapers(plan, 5, {
    uploadedOn: workingDayBefore(addDays(world.today, -8)),
    sentOn: workingDayBefore(addDays(world.today, -7)),
  });
  return [{ ...papers, start: "14:00", minutes: 90, calling: arriving(plan, -25) }];
}

/** Papers for its agenda, uploaded on a day and, perhaps, told of on another. */
function withPapers(plan: PlannedSession, count: number, days: Omit<PlannedMaterials, "papers">): PlannedSession {
  return plan.category === "meeting" ? { ...plan, materials: { ...days, papers: papersOf(plan, count) } } : plan;
}

/** Every third desk finds its dates by polls. */
function asksForDates({ desk }: Office): boolean {
  return desk.index % 3 === 0 || desk.place.code === SHOWCASE;
}

/** A draft at each desk and, by turns, what else can become of a plan. The showcase has them all. */
function inTheMaking(office: Office): PlannedSession[] {
  const { world, place, index } = office.desk;
  const slot = (nth: number, state: Slot["state"], date: IsoDate | null): Slot => {
    return { office, fiscalYear: world.fiscalYear, nth, date, state };
  };
  const ahead = (days: number) => workingDayFrom(addDays(world.today, days));
  const body: BodyKey = index % 2 === 0 ? "professions" : "visitingNurses";
  const draft = planMeeting(slot(120, "draft", index % 2 === 0 ? null : ahead(48 + index)), "council");
  const polled = (): PlannedSession[] => [
    { ...planMeeting(slot(121, "polling", null), body), poll: "asking" },
    { ...planMeeting(slot(124, "polling", null), "homeCare"), poll: "overdue" },
  ];
  const cancelled = () => {
    const plan = planMeeting(slot(122, "cancelled", ahead(4 + ((index * 5) % 19))), body);
    const { fiscalYear: plannedFor } = world;
    return { ...plan, plannedFor, stateReason: "会場の設備点検のため", calling: arriving(plan, -12) };
  };
  const postponed = () => {
    const plan = planMeeting(slot(123, "postponed", ahead(20)), "rules");
    return { ...plan, date: null, stateReason: "講師・委員の日程調整のため", calling: settledLater(plan) };
  };
  return [
    draft,
    ...(asksForDates(office) ? polled() : []),
    ...(index % 3 === 1 || place.code === SHOWCASE ? [cancelled()] : []),
    ...(index % 3 === 2 ? [postponed()] : []),
  ];
}

/** Postponed after the invitations had gone out: nobody is asked until there is a new date. */
function settledLater(plan: PlannedSession): Calling {
  return { ...settledCalling(plan), sentOn: addDays(plan.desk.world.today, -14), answers: "none" };
}
