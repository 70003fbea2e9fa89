import type { Instant } from "#app/domain/tokyo-time.ts";
import { Prisma, type Tx } from "./database.server.ts";
import type { DeskOf } from "./person-store.server.ts";

/** What was written of a person, with what stands in the place of their name. */
interface Erasing {
  /** Whose imports are gone through, with those that are every desk's. */
  desk: DeskOf;
  /** All records that are this person. */
  personIds: readonly string[];
  /** As they are found in sheets that were brought in. */
  names: readonly string[];
  mails: readonly string[];
  /** Stands where their name stood. */
  erasedName: string;
  now: Instant;
}

/**
 * Erases all that says who someone is and leaves what figures are made of: that somebody of this occupation, role,
 * kind of organization and area was called, answered and came. Names in free text are not looked for here.
 */
export async function erasePersonData(tx: Tx, erasing: Erasing): Promise<void> {
  await eraseRecords(tx, erasing);
  await eraseCalls(tx, erasing);
  await eraseAttendance(tx, erasing);
  await erasePolls(tx, erasing);
  await eraseAgenda(tx, erasing);
  await eraseImports(tx, erasing);
}

async function eraseRecords(tx: Tx, { personIds, erasedName, now }: Erasing) {
  const ids = [...personIds];
  await tx.person.updateMany({
    where: { id: { in: ids } },
    data: {
      name: erasedName,
      kana: "",
      searchKey: "",
      organizationId: null,
      occupation: null,
      title: null,
      email: null,
      phone: null,
      fax: null,
      erasedAt: now,
      version: { increment: 1 },
    },
  });
  await tx.personGroupMember.deleteMany({ where: { personId: { in: ids } } });
  await tx.personMerge.updateMany({
    where: { OR: [{ keptId: { in: ids } }, { mergedId: { in: ids } }] },
    data: { moved: "{}" },
  });
}

async function eraseCalls(tx: Tx, { personIds, erasedName }: Erasing) {
  const personId = { in: [...personIds] };
  const invitations = await tx.invitation.findMany({ where: { personId }, select: { id: true } });
  const ids = invitations.map(({ id }) => id);
  for (const id of ids) {
    // Their link opens nothing any more, and no mail with it is sent again: it is of an older one.
    const ended = { tokenGeneration: { increment: 1 }, tokenHash: `erased ${id}` };
    await tx.invitation.update({
      where: { id },
      data: { name: erasedName, organizationName: null, title: null, ...ended },
    });
  }
  const invitationId = { in: ids };
  await tx.response.updateMany({
    where: { invitationId },
    data: { proxyTitle: null, proxyOrganization: null, proxyEmail: null, message: null },
  });
  // An answer 代理出席 without a name is none: a CHECK holds them together.
  await tx.response.updateMany({ where: { invitationId, answer: "proxy" }, data: { proxyName: erasedName } });
  await eraseMails(tx, { invitationId }, erasedName);
  await tx.calendarMessage.updateMany({ where: { invitationId }, data: { content: "" } });
}

async function eraseAttendance(tx: Tx, { personIds, erasedName }: Erasing) {
  const personId = { in: [...personIds] };
  await tx.attendance.updateMany({
    where: { personId },
    data: { name: erasedName, title: null, organizationName: null },
  });
  // Who came in their place is somebody else; whom they stood for is not said any more.
  await tx.attendance.updateMany({
    where: { invitation: { personId }, representing: { not: null } },
    data: { representing: erasedName },
  });
}

async function erasePolls(tx: Tx, { personIds, erasedName }: Erasing) {
  const participants = await tx.pollParticipant.findMany({
    where: { personId: { in: [...personIds] } },
    select: { id: true },
  });
  const ids = participants.map(({ id }) => id);
  for (const id of ids) {
    const ended = { tokenGeneration: { increment: 1 }, tokenHash: `erased ${id}` };
    await tx.pollParticipant.update({
      where: { id },
      data: { name: erasedName, organizationName: null, title: null, ...ended },
    });
  }
  await tx.pollReply.updateMany({ where: { participantId: { in: ids } }, data: { comment: null } });
  await eraseMails(tx, { pollParticipantId: { in: ids } }, erasedName);
}

/** That somebody in this role spoke on it stays. */
async function eraseAgenda(tx: Tx, { personIds, erasedName }: Erasing) {
  await tx.agendaItem.updateMany({
    where: { presenterId: { in: [...personIds] } },
    data: { presenter: erasedName, presenterId: null },
  });
}

async function eraseMails(
  tx: Tx,
  to: { invitationId: { in: string[] } } | { pollParticipantId: { in: string[] } },
  erasedName: string,
) {
  const erased = { toName: erasedName, toAddress: "", subject: erasedName, text: "", html: "", lastError: null };
  await tx.outboxMail.updateMany({ where: to, data: erased });
  await tx.outboxMail.updateMany({ where: { ...to, state: "queued" }, data: { state: "failed" } });
}

/**
 * What imports keep of them: the records they wrote, which then cannot be undone; the lines of any sheet that name
 * them or their mail; and what the columns were matched by, of which nobody can say whose it is.
 */
async function eraseImports(tx: Tx, { desk, personIds, names, mails }: Erasing) {
  const changes = await tx.importChange.findMany({ where: { table: "Person", recordId: { in: [...personIds] } } });
  for (const { importId, position, before, after } of changes) {
    await tx.importChange.update({
      where: { importId_position: { importId, position } },
      data: { before: before && emptied(before), after: emptied(after) },
    });
  }
  // As they stand within JSON. Not by LIKE: the _ of a mail would match anything.
  const words = JSON.stringify([...names, ...mails].map((word) => JSON.stringify(word).slice(1, -1)));
  const ofDesk = Prisma.sql`i."prefectureId" = ${desk.prefectureId}
    AND (i."centerId" = ${desk.centerId} OR i."centerId" IS NULL)`;
  const lines = await tx.$queryRaw<{ importId: string; row: number; cells: string }[]>`
    SELECT l."importId", l."row", l."cells" FROM "Import" i JOIN "ImportLine" l ON l."importId" = i."id"
    WHERE ${ofDesk}
      AND EXISTS (SELECT 1 FROM json_each(${words}) w WHERE instr(lower(l."cells"), lower(w.value)) > 0)`;
  for (const { importId, row, cells } of lines) {
    await tx.importLine.update({ where: { importId_row: { importId, row } }, data: { cells: emptied(cells) } });
  }
  await tx.$executeRaw`
    UPDATE "Import" AS i SET "columns" = json_set("columns", '$.sample', json('[]'))
    WHERE ${ofDesk} AND json_array_length("columns", '$.sample') > 0`;
  // A sheet without headings has somebody's row for them.
  await tx.$executeRaw`
    UPDATE "Import" AS i SET "columns" = json_set("columns", '$.headings',
      (SELECT json_group_array('') FROM json_each(i."columns", '$.headings')))
    WHERE ${ofDesk}
      AND EXISTS (SELECT 1 FROM json_each(${words}) w WHERE instr(lower("columns" -> '$.headings'), lower(w.value)) > 0)`;
}

/** A JSON object with its names and none of its values. */
function emptied(json: string): string {
  const names = Object.keys(JSON.parse(json) as object);
  return JSON.stringify(Object.fromEntries(names.map((name) => [name, null])));
}

/** Where words that somebody typed still name a person. */
export interface Mention {
  where: "session" | "agenda" | "attendance" | "response" | "card";
  session: { id: string; title: string };
}

/** Looks for a name, as it may have been typed, in the free text of a desk's records; each session once a kind. */
export async function findMentions(
  tx: Tx,
  { prefectureId, centerId }: { prefectureId: string; centerId: string },
  { names, personIds }: { names: readonly string[]; personIds: readonly string[] },
): Promise<Mention[]> {
  const ofDesk = { prefectureId, centerId };
  const others = { notIn: [...personIds] };
  const inSome = <F extends string>(fields: readonly F[]) =>
    names.flatMap((name) => fields.map((field) => ({ [field]: { contains: name } })));
  const session = { select: { id: true, title: true } };
  const [sessions, agenda, attendances, responses, cards] = await Promise.all([
    tx.session.findMany({
      where: { ...ofDesk, OR: inSome(["title", "series", "theme", "notice", "note", "stateReason"]) },
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
    tx.practiceCard.findMany({
      where: {
        ...ofDesk,
        OR: inSome(["title", "theme", "lecturer", "target", "attendance", "content", "result", "advice"]),
      },
      select: { session },
    }),
  ]);
  const found: Mention[] = [
    ...sessions.map((row) => ({ where: "session" as const, session: row })),
    ...agenda.map((row) => ({ where: "agenda" as const, session: row.session })),
    ...attendances.map((row) => ({ where: "attendance" as const, session: row.session })),
    ...responses.map((row) => ({ where: "response" as const, session: row.invitation.session })),
    ...cards.map((row) => ({ where: "card" as const, session: row.session })),
  ];
  return [...new Map(found.map((mention) => [`${mention.where} ${mention.session.id}`, mention])).values()];
}
