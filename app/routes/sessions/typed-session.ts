import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { SESSION_TAG_KINDS } from "#app/domain/taxonomy.ts";
import { toTokyo } from "#app/domain/tokyo-time.ts";
import type { Typed } from "#app/http/form-rows.ts";
import type { SessionWithPlan, ShownSession } from "#app/use-cases/sessions/show-session.ts";

/** A session as its form would have been typed; with what is shown beside its agenda. */
export function typedSession(
  session: SessionWithPlan,
  { carried, inMinutes }: Pick<ShownSession, "carried" | "inMinutes">,
): Typed {
  const start = session.startsAt && toTokyo(session.startsAt);
  const end = session.endsAt && toTokyo(session.endsAt);
  const typed: Typed = {
    version: String(session.version),
    centerId: session.centerId,
    category: session.category,
    title: session.title,
    "bodies[]": session.bodies.map((b) => b.bodyId),
    "coHosts[]": session.coHosts.map((c) => c.centerId),
    series: session.series ?? "",
    round: session.round ? String(session.round) : "",
    theme: session.theme ?? "",
    date: start ? formatDateWithoutWeekday(start.date) : "",
    startTime: start?.time ?? "",
    endTime: end?.time ?? "",
    format: session.format,
    venue: session.venue ?? "",
    onlineUrl: session.onlineUrl ?? "",
    capacity: session.capacity ? String(session.capacity) : "",
    onlineCapacity: session.onlineCapacity ? String(session.onlineCapacity) : "",
    answerBy: session.answerBy ? formatDateWithoutWeekday(session.answerBy) : "",
    "reminds[]": [...(session.remindsSilent ? ["silent"] : []), ...(session.remindsComing ? ["coming"] : [])],
    notice: session.notice ?? "",
    note: session.note ?? "",
  };
  for (const kind of SESSION_TAG_KINDS) {
    typed[`tags.${kind}[]`] = session.tags.filter((tag) => tag.kind === kind).map((tag) => tag.value);
  }
  session.agenda.forEach((item, index) => {
    typed[`agenda.${index}.id`] = item.id;
    typed[`agenda.${index}.part`] = item.part ?? "";
    typed[`agenda.${index}.title`] = item.title;
    typed[`agenda.${index}.kind`] = item.kind;
    typed[`agenda.${index}.closed`] = item.open ? "" : "on";
    typed[`agenda.${index}.carriedFromId`] = item.carriedFromId ?? "";
    typed[`agenda.${index}.followUpIds[]`] = carried[item.id]?.followUps.map(({ id }) => id) ?? [];
    typed[`agenda.${index}.inMinutes`] = inMinutes.includes(item.id) ? "on" : "";
    typed[`agenda.${index}.presenter`] = item.presenter ?? "";
    typed[`agenda.${index}.presenterRole`] = item.presenterRole ?? "";
    typed[`agenda.${index}.minutes`] = item.minutes ? String(item.minutes) : "";
    typed[`agenda.${index}.topics[]`] = item.topics.map((t) => t.topic);
  });
  return typed;
}
