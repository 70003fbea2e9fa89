import type { Tx } from "./database.server.ts";
import { sessionsWith } from "./minutes-store.server.ts";
import type { DeskOf } from "./person-store.server.ts";

/** Where words that somebody typed still name a person. */
export interface Mention {
  where:
    | "session"
    | "agenda"
    | "attendance"
    | "response"
    | "material"
    | "poll"
    | "card"
    | "report"
    | "certificate"
    | "group"
    | "minutes"
    | "followUp";
  /** Of the group or the follow-up; of the session for everything else. */
  id: string;
  title: string;
}

/** Looks for a name, as it may have been typed, in the free text of a desk's records; each page once a kind. */
export async function findMentions(
  tx: Tx,
  { prefectureId, centerId }: DeskOf,
  { names, personIds }: { names: readonly string[]; personIds: readonly string[] },
): Promise<Mention[]> {
  const ofDesk = { prefectureId, centerId };
  const others = { notIn: [...personIds] };
  const inSome = <F extends string>(fields: readonly F[]) =>
    names.flatMap((name) => fields.map((field) => ({ [field]: { contains: name } })));
  const session = { select: { id: true, title: true } };
  const [
    sessions,
    agenda,
    attendances,
    responses,
    materials,
    polls,
    cards,
    reports,
    certificates,
    groups,
    minutes,
    followUps,
  ] = await Promise.all([
    tx.session.findMany({
      where: { ...ofDesk, OR: inSome(["title", "series", "theme", "venue", "notice", "note", "stateReason"]) },
      ...session,
    }),
    tx.agendaItem.findMany({
      where: {
        session: ofDesk,
        OR: [
          ...inSome(["part", "title", "notes"]),
          { AND: [{ OR: [{ presenterId: null }, { presenterId: others }] }, { OR: inSome(["presenter"]) }] },
        ],
      },
      select: { session },
    }),
    tx.attendance.findMany({
      where: {
        session: ofDesk,
        AND: [{ OR: [{ personId: null }, { personId: others }] }, { OR: inSome(["name", "title", "representing"]) }],
        NOT: { invitation: { personId: { in: [...personIds] } }, representing: { not: null } },
      },
      select: { session },
    }),
    tx.response.findMany({
      where: { invitation: { session: ofDesk, personId: others }, OR: inSome(["proxyName", "message"]) },
      select: { invitation: { select: { session } } },
    }),
    tx.material.findMany({
      where: { session: ofDesk, OR: inSome(["title", "fileName"]) },
      select: { session },
    }),
    tx.datePoll.findMany({ where: { session: ofDesk, OR: inSome(["message"]) }, select: { session } }),
    tx.practiceCard.findMany({
      where: {
        ...ofDesk,
        OR: inSome(["title", "theme", "lecturer", "target", "attendance", "content", "result", "advice"]),
      },
      select: { session },
    }),
    tx.sessionReport.findMany({
      where: { session: ofDesk, OR: inSome(["contents", "result", "survey", "issues", "nextYear", "author"]) },
      select: { session },
    }),
    tx.certificate.findMany({
      where: { session: ofDesk, attendance: { OR: [{ personId: null }, { personId: others }] }, OR: inSome(["name"]) },
      select: { session },
    }),
    tx.personGroup.findMany({ where: { ...ofDesk, OR: inSome(["name"]) }, select: { id: true, name: true } }),
    tx.minutes.findMany({
      where: {
        session: ofDesk,
        OR: [
          ...inSome(["opening", "closing", "author"]),
          // Where it was copied with whoever was there, erasing takes it out.
          { session: { NOT: sessionsWith(personIds) }, OR: inSome(["content"]) },
          { items: { some: { OR: inSome(["explanation", "discussion", "conclusion"]) } } },
          { comments: { some: { invitation: { personId: others }, OR: inSome(["text", "reply"]) } } },
        ],
      },
      select: { session },
    }),
    tx.followUp.findMany({
      where: {
        ...ofDesk,
        OR: [
          ...inSome(["task", "doneNote"]),
          { AND: [{ OR: [{ assigneeId: null }, { assigneeId: others }] }, { OR: inSome(["assignee"]) }] },
        ],
      },
      select: { id: true, task: true },
    }),
  ]);
  const found: Mention[] = [
    ...sessions.map((row) => ({ where: "session" as const, ...row })),
    ...agenda.map((row) => ({ where: "agenda" as const, ...row.session })),
    ...attendances.map((row) => ({ where: "attendance" as const, ...row.session })),
    ...responses.map((row) => ({ where: "response" as const, ...row.invitation.session })),
    ...materials.map((row) => ({ where: "material" as const, ...row.session })),
    ...polls.map((row) => ({ where: "poll" as const, ...row.session })),
    ...cards.map((row) => ({ where: "card" as const, ...row.session })),
    ...reports.map((row) => ({ where: "report" as const, ...row.session })),
    ...certificates.map((row) => ({ where: "certificate" as const, ...row.session })),
    ...groups.map(({ id, name }) => ({ where: "group" as const, id, title: name })),
    ...minutes.map((row) => ({ where: "minutes" as const, ...row.session })),
    ...followUps.map(({ id, task }) => ({ where: "followUp" as const, id, title: task })),
  ];
  return [...new Map(found.map((mention) => [`${mention.where} ${mention.id}`, mention])).values()];
}
