import { type Identity, namesOf } from "#app/domain/erasure.ts";
import { WAITING_STATES } from "#app/domain/import-state.ts";
import { addressKey } from "#app/domain/proxy.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { Prisma, Tx } from "./database.server.ts";
import { deleteLines, forgetSamples, moveImport } from "./import-store.server.ts";
import { eraseInbound } from "./inbound-store.server.ts";
import type { DeskOf } from "./person-store.server.ts";

/** What was written of a person, with what stands in the place of their name. */
interface Erasing extends Identity {
  /** Whose imports are gone through, with those that are every desk's. */
  desk: DeskOf;
  /** All records that are this person. */
  personIds: readonly string[];
  /** To be given up: see `findWaitingImports`. */
  waiting: readonly WaitingImport[];
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
  await eraseStandIns(tx, erasing);
  await eraseAttendance(tx, erasing);
  await erasePolls(tx, erasing);
  await eraseApplications(tx, erasing);
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
      emailBouncedAt: null,
      phone: null,
      fax: null,
      erasedAt: now,
      version: { increment: 1 },
    },
  });
  await tx.personGroupMember.deleteMany({ where: { personId: { in: ids } } });
  await tx.feed.updateMany({ where: { personId: { in: ids }, revokedAt: null }, data: { revokedAt: now } });
  await tx.distinctPeople.deleteMany({ where: { OR: [{ firstId: { in: ids } }, { secondId: { in: ids } }] } });
  await tx.personMerge.updateMany({
    where: { OR: [{ keptId: { in: ids } }, { mergedId: { in: ids } }] },
    data: { moved: "{}" },
  });
}

async function eraseCalls(tx: Tx, { desk, personIds, mails, erasedName }: Erasing) {
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
  await eraseInbound(tx, { prefectureId: desk.prefectureId, invitationIds: ids, mails }, erasedName);
  await tx.calendarMessage.updateMany({ where: { invitationId }, data: { content: "" } });
  await eraseProxies(tx, { invitationId }, erasedName);
}

/**
 * Where somebody else named them to stand in, by an address of theirs: the name, the mails to them, and their link.
 */
async function eraseStandIns(tx: Tx, { desk, mails, erasedName }: Erasing) {
  const known = new Set(mails.map(addressKey).filter(Boolean));
  const named = await tx.response.findMany({
    where: { proxyEmail: { not: null }, invitation: { prefectureId: desk.prefectureId } },
    select: { id: true, proxyEmail: true },
  });
  const ids = named.filter(({ proxyEmail }) => known.has(addressKey(proxyEmail))).map(({ id }) => id);
  await tx.response.updateMany({
    where: { id: { in: ids } },
    data: { proxyName: erasedName, proxyTitle: null, proxyOrganization: null, proxyEmail: null },
  });
  await eraseProxies(tx, { responseId: { in: ids } }, erasedName);
}

async function eraseProxies(
  tx: Tx,
  of: { responseId: { in: string[] } } | { invitationId: { in: string[] } },
  erasedName: string,
) {
  const proxies = await tx.proxy.findMany({ where: of, select: { id: true, state: true } });
  for (const { id, state } of proxies) {
    const ended = state === "declined" ? state : "ended";
    await tx.proxy.update({
      where: { id },
      data: { state: ended, tokenGeneration: { increment: 1 }, tokenHash: `erased ${id}` },
    });
  }
  const proxyId = { in: proxies.map(({ id }) => id) };
  await eraseMails(tx, { proxyId }, erasedName);
  await tx.calendarMessage.updateMany({ where: { proxyId }, data: { content: "" } });
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

/**
 * Where they applied or were applied for (受講申込): as a person called, and as whoever applied by their name and mail.
 * The mails of such an application name everyone on it: their words go for all.
 */
async function eraseApplications(tx: Tx, { desk, personIds, names, mails, erasedName }: Erasing) {
  const { prefectureId } = desk;
  const applied = {
    prefectureId,
    contactName: { in: [...names] },
    contactEmail: { in: mails.flatMap((mail) => [mail, mail.toLowerCase()]) },
  } satisfies Prisma.ApplicationWhereInput;
  const theirs = {
    OR: [
      { invitation: { personId: { in: [...personIds] } } },
      { application: applied, name: { in: [...names] } },
      { application: { prefectureId }, name: { in: [...names] }, email: { in: [...mails] } },
    ],
  } satisfies Prisma.ApplicantWhereInput;
  const contacts = await tx.application.findMany({ where: applied, select: { id: true } });
  const named = await tx.application.findMany({ where: { applicants: { some: theirs } }, select: { id: true } });
  await tx.applicant.updateMany({
    where: theirs,
    data: { name: erasedName, kana: "", title: null, email: null },
  });
  const ids = contacts.map(({ id }) => id);
  for (const id of ids) {
    const ended = { tokenGeneration: { increment: 1 }, tokenHash: `erased ${id}` };
    await tx.application.update({
      where: { id },
      data: { contactName: erasedName, contactEmail: "", contactPhone: null, message: null, ...ended },
    });
  }
  await eraseMails(tx, { applicationId: { in: [...new Set([...ids, ...named.map(({ id }) => id)])] } }, erasedName);
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
  to:
    | { invitationId: { in: string[] } }
    | { proxyId: { in: string[] } }
    | { pollParticipantId: { in: string[] } }
    | { applicationId: { in: string[] } },
  erasedName: string,
) {
  const words = { subject: erasedName, text: "", html: "", lastError: null, bounceReason: null };
  const erased = { toName: erasedName, toAddress: "", ...words };
  await tx.outboxMail.updateMany({ where: to, data: erased });
  await tx.outboxMail.updateMany({ where: { ...to, state: "queued" }, data: { state: "failed" } });
}

/**
 * What imports keep of them: the records they wrote, which then cannot be undone; the lines of any sheet that name
 * them or their mail; the names of files; and what the columns were matched by, of which nobody can say whose it is.
 */
async function eraseImports(tx: Tx, { desk, personIds, names, mails, waiting, erasedName }: Erasing) {
  await discardImports(tx, waiting);
  const changes = await tx.importChange.findMany({ where: { table: "Person", recordId: { in: [...personIds] } } });
  for (const { importId, position, before, after } of changes) {
    await tx.importChange.update({
      where: { importId_position: { importId, position } },
      data: { before: before && emptied(before), after: emptied(after) },
    });
  }
  const isTheirs = namesOf({ names, mails });
  const imports = await tx.import.findMany({
    where: importsOf(desk),
    select: { id: true, fileName: true, columns: true },
  });
  for (const { id, fileName, columns } of imports) {
    for (const { row, cells } of await findTheirLines(tx, id, isTheirs)) {
      await tx.importLine.update({ where: { importId_row: { importId: id, row } }, data: { cells: emptied(cells) } });
    }
    const data = {
      fileName: names.reduce((text, name) => text.replaceAll(name, erasedName), fileName),
      columns: columns && withoutPeople(columns, isTheirs),
    };
    if (data.fileName !== fileName || data.columns !== columns) await tx.import.update({ where: { id }, data });
  }
}

/** The imports of a desk, with those that are every desk's. */
function importsOf({ prefectureId, centerId }: DeskOf) {
  return { prefectureId, OR: [{ centerId }, { centerId: null }] } satisfies Prisma.ImportWhereInput;
}

async function findTheirLines(tx: Tx, importId: string, isTheirs: (cell: unknown) => boolean) {
  const lines = await tx.importLine.findMany({ where: { importId }, select: { row: true, cells: true } });
  return lines.filter(({ cells }) => Object.values(JSON.parse(cells) as object).some(isTheirs));
}

/** Without the sample; a sheet without headings has somebody's row for them. */
function withoutPeople(columns: string, isTheirs: (cell: unknown) => boolean): string {
  const sheet = JSON.parse(columns) as { headings: string[]; sample: string[][] };
  const headings = sheet.headings.some(isTheirs) ? sheet.headings.map(() => "") : sheet.headings;
  return JSON.stringify({ ...sheet, headings, sample: [] });
}

export interface WaitingImport {
  id: string;
  fileName: string;
}

/**
 * The imports by which somebody erased could come back: not applied yet, with a line that names them, or a sheet with
 * people whose lines are not known yet.
 */
export async function findWaitingImports(tx: Tx, desk: DeskOf, identity: Identity): Promise<WaitingImport[]> {
  const isTheirs = namesOf(identity);
  const waiting = await tx.import.findMany({
    where: { ...importsOf(desk), state: { in: [...WAITING_STATES] } },
    select: { id: true, fileName: true, kind: true, state: true },
    orderBy: { createdAt: "asc" },
  });
  const found: WaitingImport[] = [];
  for (const { id, fileName, kind, state } of waiting) {
    const unread = (state === "uploaded" || state === "checking") && (kind === "people" || kind === "roster");
    if (unread || (await findTheirLines(tx, id, isTheirs)).length > 0) found.push({ id, fileName });
  }
  return found;
}

/** Gives them up with all they keep of their sheet; the file goes with the next round of those nothing points to. */
async function discardImports(tx: Tx, imports: readonly WaitingImport[]) {
  for (const { id } of imports) {
    await moveImport(tx, { id, from: WAITING_STATES }, { state: "discarded", done: 0, sha256: "" });
    await deleteLines(tx, id);
  }
  await forgetSamples(
    tx,
    imports.map(({ id }) => id),
  );
}

/** A JSON object with its names and none of its values. */
function emptied(json: string): string {
  const names = Object.keys(JSON.parse(json) as object);
  return JSON.stringify(Object.fromEntries(names.map((name) => [name, null])));
}

/** Where words that somebody typed still name a person. */
export interface Mention {
  where: "session" | "agenda" | "attendance" | "response" | "material" | "poll" | "card" | "group";
  /** Of the group; of the session for everything else. */
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
  const [sessions, agenda, attendances, responses, materials, polls, cards, groups] = await Promise.all([
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
    tx.personGroup.findMany({ where: { ...ofDesk, OR: inSome(["name"]) }, select: { id: true, name: true } }),
  ]);
  const found: Mention[] = [
    ...sessions.map((row) => ({ where: "session" as const, ...row })),
    ...agenda.map((row) => ({ where: "agenda" as const, ...row.session })),
    ...attendances.map((row) => ({ where: "attendance" as const, ...row.session })),
    ...responses.map((row) => ({ where: "response" as const, ...row.invitation.session })),
    ...materials.map((row) => ({ where: "material" as const, ...row.session })),
    ...polls.map((row) => ({ where: "poll" as const, ...row.session })),
    ...cards.map((row) => ({ where: "card" as const, ...row.session })),
    ...groups.map(({ id, name }) => ({ where: "group" as const, id, title: name })),
  ];
  return [...new Map(found.map((mention) => [`${mention.where} ${mention.id}`, mention])).values()];
}
