import { CASE_NOTE } from "./case-ids.ts";
import { agendaItemId, type PlannedItem, type PlannedSession } from "./planned-session.ts";

/**
 * Has each round take up what the round before left open (継続). Joint sessions stand aside: they would take up the
 * items of two bodies. What public documents say of a case is left as it is.
 */
export function carryOver(plans: readonly PlannedSession[]): PlannedSession[] {
  const rounds = new Map<PlannedSession, PlannedSession>();
  const lastHeld = new Map<string, PlannedSession>();
  const dated = plans.filter((plan) => plan.date !== null && plan.bodies.length === 1 && plan.state !== "cancelled");
  for (const plan of dated.sort((a, b) => ((a.date as string) < (b.date as string) ? -1 : 1))) {
    const body = plan.bodies[0]?.id as string;
    const before = lastHeld.get(body);
    const round = before && plan.note !== CASE_NOTE ? takeUp(plan, before) : plan;
    rounds.set(plan, round);
    if (round.state === "held") lastHeld.set(body, round);
  }
  return plans.map((plan) => rounds.get(plan) ?? plan);
}

/** Open items that are on the agenda again anyway are linked; of the others the first is put before everything else. */
function takeUp(plan: PlannedSession, before: PlannedSession): PlannedSession {
  const open = before.agenda.flatMap((item, i) =>
    item.outcome === "continued" ? [{ ...item, carriedFrom: agendaItemId(before.id, i) }] : [],
  );
  const agenda = plan.agenda.map((item): PlannedItem => {
    const earlier = open.find(({ title }) => title === item.title);
    return earlier ? { ...item, carriedFrom: earlier.carriedFrom } : item;
  });
  const missing = open.find(({ title }) => plan.agenda.every((item) => item.title !== title));
  return { ...plan, agenda: missing ? [again(missing, plan), ...agenda] : agenda };
}

function again({ outcome, notes, ...item }: PlannedItem, { state }: PlannedSession): PlannedItem {
  const asked = { ...item, minutes: item.minutes ?? 20 };
  return state === "held" ? { ...asked, outcome: "decided", notes: "前回からの継続。案のとおり了承された。" } : asked;
}
