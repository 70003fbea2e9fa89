import { COUNTED_CATEGORIES, COUNTED_ROLES, type CountedCategory, type SessionFormat } from "#app/domain/taxonomy.ts";
import type { IsoDate } from "#app/domain/tokyo-time.ts";
import type { DeskBody } from "./bodies.ts";
import { chanceOf, split } from "./chance.ts";
import { UNITS } from "./places.ts";
import { exactly, meetingBodies, type Office, planMeeting, planTraining, type Slot, spreadDate } from "./plan-year.ts";
import { NOT_STATED, type PlannedSession, planned, presentPerson, rosterToCall } from "./planned-session.ts";
import { centerIdOf } from "./prefecture.ts";
import { type PublishedCell, publishedR5 } from "./published-figures.ts";
import { withR5Case } from "./r5-cases.ts";
import { seedId } from "./seed-id.ts";
import { PUBLISHED_YEAR } from "./world.ts";

const R5_NOTE = "回数と人数は令和5年度の公表値のとおりです。日付・人名・文言は架空です。";

/** 令和5年度: as many sessions as were published, with headcounts that add up to what was published. */
export function planR5(offices: readonly Office[]): PlannedSession[] {
  return UNITS.flatMap((unit) => {
    const ofUnit = offices.filter(({ desk }) => desk.place.unit === unit);
    return COUNTED_CATEGORIES.flatMap((category) => planCell(ofUnit, category, publishedR5(unit, category)));
  }).concat(offices.flatMap(planUncounted));
}

function planCell(offices: readonly Office[], category: CountedCategory, cell: PublishedCell): PlannedSession[] {
  const plans = Array.from({ length: cell.sessions }, (_, nth) => {
    const office = offices[nth % offices.length] as Office;
    const date = spreadDate(PUBLISHED_YEAR, nth, cell.sessions, office.desk.place.code, category);
    const slot: Slot = { office, fiscalYear: PUBLISHED_YEAR, nth, date, state: "held" };
    const plan = { ...planSlot(slot, category), note: R5_NOTE };
    return nth === 0 ? withR5Case(plan, office, category) : plan;
  });
  return cell.people === null ? plans.map(leaveUnknown) : stateExactly(plans, cell.people);
}

/** Formats other than 会場, by unit and number: written sessions count as any other. */
const FORMATS: Record<string, SessionFormat> = {
  "江別/1": "online",
  "江別/2": "hybrid",
  "江別/3": "written",
  "苫小牧/4": "online",
  "深川/7": "hybrid",
  "釧路/1": "hybrid",
};

/** In units that met six times or more, the sixth was held by two bodies together (兼). */
const JOINT_NTH = 5;

function planSlot(slot: Slot, category: CountedCategory): PlannedSession {
  if (category !== "meeting") return planTraining(slot, category);
  const { office, nth } = slot;
  const keys = meetingBodies(office);
  const plan = planMeeting(slot, keys[nth % keys.length] ?? "homeCare");
  const format = FORMATS[`${office.desk.place.unit}/${nth}`] ?? "onSite";
  const joint = [office.bodies.homeCare, office.bodies.professions] as DeskBody[];
  return {
    ...plan,
    format,
    bodies: nth === JOINT_NTH ? joint : plan.bodies,
    coHosts: (CO_HOSTS[`${office.desk.place.unit}/${nth}`] ?? []).map(centerIdOf),
  };
}

/** Held together with another center, where it stands as 再掲. */
const CO_HOSTS: Record<string, readonly string[]> = { "北見/1": ["abashiri"], "根室/0": ["nakashibetsu"] };

/** 不明: partly said to be, partly nothing was ever entered. */
function leaveUnknown(plan: PlannedSession, nth: number): PlannedSession {
  if (plan.headcount !== "asAnswered" && plan.headcount.basis === "unknown") return plan;
  return { ...plan, headcount: nth % 2 === 0 ? { basis: "unknown", people: null } : NOT_STATED };
}

const isStated = (plan: PlannedSession) => plan.headcount !== "asAnswered" && plan.headcount.people !== null;

/** Headcounts that add up to `people`: those given by a case, one by attendance list where there is a roster, the rest stated. */
function stateExactly(plans: readonly PlannedSession[], people: number): PlannedSession[] {
  const stated = plans
    .filter(isStated)
    .reduce((sum, plan) => sum + Number((plan.headcount as { people: number }).people), 0);
  const open = plans.filter((plan) => !isStated(plan));
  const listedPlan = open.length > 1 && open[0]?.category === "meeting" ? open[0] : undefined;
  const listed = listedPlan ? listRoster(listedPlan, Math.floor(people / plans.length)) : null;
  const rest = open.filter((plan) => plan !== listedPlan);
  const chance = chanceOf("split", plans[0]?.id ?? "");
  const sizes = split(people - stated - (listed?.counted ?? 0), rest.length, chance);
  return plans.map((plan) => {
    if (listed && plan === listedPlan) return listed.plan;
    const size = sizes[rest.indexOf(plan)];
    if (size === undefined) return plan;
    // A round number among many was most likely an estimate.
    const approximate = plans.length >= 4 && size % 10 === 0;
    return { ...plan, headcount: approximate ? { basis: "approximate", people: size } : exactly(size) };
  });
}

/** Attendance by name instead of a number: the first `atMost` of the roster who count, and the secretariat. */
function listRoster(plan: PlannedSession, atMost: number): { plan: PlannedSession; counted: number } {
  const roster = rosterToCall(plan.bodies, plan.date as IsoDate);
  const counted = roster.filter(({ role }) => COUNTED_ROLES.includes(role)).slice(0, atMost);
  const others = roster.filter(({ role }) => !COUNTED_ROLES.includes(role));
  const present = [...counted, ...others].map(({ person, role }) => presentPerson(person, role));
  return { plan: { ...plan, present }, counted: counted.length };
}

/** What no total shows: cancelled sessions, and those outside the three categories. */
function planUncounted(office: Office): PlannedSession[] {
  const { desk } = office;
  const slot: Slot = {
    office,
    fiscalYear: PUBLISHED_YEAR,
    nth: 90,
    date: spreadDate(PUBLISHED_YEAR, 0, 1, desk.place.code),
    state: "cancelled",
  };
  if (desk.index % 9 === 2)
    return [{ ...planMeeting(slot, "council"), stateReason: "感染症の発生", note: R5_NOTE, format: "onSite" }];
  if (desk.index % 9 !== 5) return [];
  return [
    planned({
      id: seedId("session", desk.place.code, PUBLISHED_YEAR, "other"),
      desk,
      category: "other",
      state: "held",
      date: slot.date,
      title: `${desk.short}管内 関係機関意見交換会`,
      headcount: exactly(14),
      note: R5_NOTE,
    }),
  ];
}
