import { fiscalYearName, fiscalYearOfDate } from "#app/domain/fiscal-year.ts";
import { searchKey } from "#app/domain/search-key.ts";
import { COUNTED_ROLES } from "#app/domain/taxonomy.ts";
import { addDays, fromTokyo } from "#app/domain/tokyo-time.ts";
import { addAttendance } from "./attendance.ts";
import { type Answered, addInvitations, comes, sequenceOf } from "./invitations.ts";
import { addMaterials, sentAt } from "./materials.ts";
import { plannedDay } from "./planned-day.ts";
import { agendaItemId, durationOf, type PlannedSession, type SessionFacts } from "./planned-session.ts";
import { addPoll } from "./polls.ts";

const MINUTE_MS = 60_000;

/** Writes one planned session and everything below it into the rows. */
export function addSession(plan: PlannedSession, round: number | null): void {
  const { world } = plan.desk;
  const startsAt = plan.date ? fromTokyo(plan.date, plan.start) : null;
  const monthAgo = addDays(world.today, -30);
  const [createdOn = monthAgo] = [monthAgo, plan.date ? addDays(plan.date, -45) : monthAgo].sort();
  const facts: SessionFacts = {
    plan,
    startsAt,
    answerBy: plan.calling && plan.date ? addDays(plan.date, -7) : null,
    createdAt: fromTokyo(createdOn, "10:00"),
  };
  const answered = addInvitations(facts);
  pushSession(facts, round, answered);
  plan.bodies.forEach((body, position) => {
    world.rows.sessionBodies.push({ sessionId: plan.id, bodyId: body.id, position });
  });
  for (const centerId of plan.coHosts) world.rows.coHosts.push({ sessionId: plan.id, centerId });
  for (const [kind, value] of plan.tags) world.rows.tags.push({ sessionId: plan.id, kind, value });
  pushAgenda(plan);
  addMaterials(plan);
  addPoll(plan);
  addAttendance(facts, answered);
}

function pushSession(
  { plan, startsAt, answerBy, createdAt }: SessionFacts,
  round: number | null,
  answered: readonly Answered[],
) {
  const { desk, calling } = plan;
  const { rows, prefectureId } = desk.world;
  const online = plan.format === "online" || plan.format === "hybrid";
  const headcount =
    plan.headcount === "asAnswered" ? ({ basis: "exact", people: countedAnswers(answered) } as const) : plan.headcount;
  const title = plan.title ?? titleOf(plan, round);
  const onSite = plan.format === "onSite" || plan.format === "hybrid";
  const venue = onSite ? (plan.venue ?? `${desk.place.name} 会議室`) : null;
  rows.sessions.push({
    id: plan.id,
    prefectureId,
    centerId: desk.centerId,
    category: plan.category,
    state: plan.state,
    format: plan.format,
    title,
    series: plan.series,
    round,
    theme: plan.theme ?? null,
    startsAt,
    endsAt: startsAt && new Date(startsAt.getTime() + durationOf(plan) * MINUTE_MS),
    venue,
    searchKey: searchKey(title, plan.series, plan.theme, venue),
    onlineUrl: online ? `https://meeting.example.jp/${plan.id.slice(0, 8)}` : null,
    capacity: plan.format === "online" ? null : (plan.capacity ?? null),
    onlineCapacity: plan.format === "online" ? (plan.capacity ?? null) : null,
    answerBy,
    notice: calling ? "駐車場には限りがあります。乗り合わせなどにご協力ください。" : null,
    documentNumber: calling?.sentOn ? `${desk.short}保企第${100 + (rows.sessions.length % 900)}号` : null,
    stateReason: plan.stateReason ?? null,
    headcountBasis: headcount.basis,
    headcount: headcount.people,
    plannedFor: plan.plannedFor ?? null,
    plannedOn: plannedDay(plan),
    materialsSentAt: plan.materials && sentAt(plan.materials),
    note: plan.note ?? null,
    icalUid: `${plan.id}@renkei`,
    icalSequence: sequenceOf(plan),
    createdAt,
    updatedAt: createdAt,
  });
}

function countedAnswers(answered: readonly Answered[]): number {
  return answered.filter((a) => comes(a.standing) && COUNTED_ROLES.includes(a.invitee.role)).length;
}

/** 令和6年度第2回在宅医療専門部会. */
function titleOf({ desk, date, bodies, series, theme }: PlannedSession, round: number | null): string {
  const year = fiscalYearName(date ? fiscalYearOfDate(date) : desk.world.fiscalYear);
  const names = bodies.map((body) => body.name).join("・") || series || theme || "";
  return `${year}${round ? `第${round}回` : " "}${names}${bodies.length > 1 ? "合同会議" : ""}`;
}

function pushAgenda({ id: sessionId, agenda, desk }: PlannedSession): void {
  agenda.forEach((item, i) => {
    const id = agendaItemId(sessionId, i);
    desk.world.rows.agenda.push({
      id,
      sessionId,
      position: i + 1,
      part: item.part ?? null,
      title: item.title,
      kind: item.kind ?? (item.outcome === "reported" ? "report" : "discussion"),
      open: !item.closed,
      presenter: item.presenter ?? null,
      presenterId: item.presentedBy?.id ?? null,
      presenterRole: item.presenterRole ?? null,
      minutes: item.minutes ?? null,
      outcome: item.outcome ?? null,
      notes: item.notes ?? null,
      carriedFromId: item.carriedFrom ?? null,
    });
    for (const topic of item.topics) desk.world.rows.topics.push({ agendaItemId: id, topic });
  });
}
