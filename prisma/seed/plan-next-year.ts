import type { BodyKey } from "./body-templates.ts";
import { type Office, planMeeting, type Slot, spreadDate } from "./plan-year.ts";
import type { PlannedSession } from "./planned-session.ts";

const NOTE = "架空の記録です。";

/** How many sessions of a body are in the plan, and which offices have got that far. */
const PLANNED: readonly [BodyKey, number][] = [
  ["council", 2],
  ["homeCare", 3],
];

/** From January on some desks have next year's sessions in draft, the last of them without a day yet. */
export function planNextYear(offices: readonly Office[]): PlannedSession[] {
  const { today, fiscalYear } = (offices[0] as Office).desk.world;
  if (today < `${fiscalYear + 1}-01-01`) return [];
  const year = fiscalYear + 1;
  return offices
    .filter(({ desk }) => desk.index % 3 === 2)
    .flatMap((office) => PLANNED.flatMap(([body, count]) => planBody(office, body, count, year)))
    .map((plan) => ({ ...plan, note: NOTE, plannedFor: year }));
}

function planBody(office: Office, body: BodyKey, count: number, fiscalYear: number): PlannedSession[] {
  return Array.from({ length: count }, (_, nth) => {
    const date = nth === 2 ? null : spreadDate(fiscalYear, nth, count, office.desk.place.code, body);
    const slot: Slot = { office, fiscalYear, nth, date, state: "draft" };
    return planMeeting(slot, body, `next-${body}`);
  });
}
