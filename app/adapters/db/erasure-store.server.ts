import { addressKey } from "#app/domain/contact.ts";
import { isNamedIn } from "#app/domain/erasure.ts";
import { searchKey } from "#app/domain/search-key.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { Prisma, Tx } from "./database.server.ts";
import { eraseImports, type WaitingImport } from "./erasure-import-store.server.ts";
import { eraseInbound, eraseMails, eraseWords } from "./erasure-mail-store.server.ts";
import { eraseFromFollowUps } from "./follow-up-store.server.ts";
import { findAppliedAs, findNamings, type KnownAs } from "./identity-store.server.ts";
import { eraseFromLetters } from "./letter-store.server.ts";
import { eraseFromMinutes } from "./minutes-store.server.ts";
import type { DeskOf } from "./person-store.server.ts";

/** The paper an answer came on; its file is swept away, once nothing points to it. */
const NO_SCAN = { scanSha256: null, scanType: null } as const;

/** What was written of a person, with what stands in the place of their name. */
interface Erasing extends KnownAs {
  /** Whose imports are gone through, with those that are every desk's. */
  desk: DeskOf;
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
  await eraseCertificates(tx, erasing);
  await eraseFromLetters(tx, erasing);
  await erasePolls(tx, erasing);
  await eraseApplications(tx, erasing);
  await eraseStrayInbound(tx, erasing);
  // Minutes first: they are found by whom the agenda and the follow-ups name.
  await eraseFromMinutes(tx, erasing);
  await eraseFromFollowUps(tx, erasing);
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
    data: { proxyTitle: null, proxyOrganization: null, proxyEmail: null, message: null, ...NO_SCAN },
  });
  // An answer 代理出席 without a name is none: a CHECK holds them together.
  await tx.response.updateMany({ where: { invitationId, answer: "proxy" }, data: { proxyName: erasedName } });
  await eraseMails(tx, { invitationId }, erasedName);
  await eraseInbound(tx, { invitationId }, erasedName);
  await tx.calendarMessage.updateMany({ where: { invitationId }, data: { content: "" } });
  await eraseProxies(tx, { invitationId }, erasedName);
}

/**
 * Where somebody else named them to stand in: the name, the mails to them and from them, what the one they stood in
 * for was told of them, that they came, and their link.
 */
async function eraseStandIns(tx: Tx, erasing: Erasing) {
  const { erasedName } = erasing;
  const namings = await findNamings(tx, erasing);
  for (const { invitationId, proxyName, proxyEmail } of namings) {
    const theirs = { invitationId, fromAddress: addressKey(proxyEmail) };
    await eraseInbound(tx, theirs, erasedName);
    if (!proxyName) continue;
    await eraseWords(tx, { invitationId, text: { contains: proxyName } }, erasedName);
    const came = await tx.attendance.findMany({
      where: { invitationId, personId: null, representing: { not: null } },
      select: { id: true, name: true },
    });
    const ids = came.filter(({ name }) => searchKey(name) === searchKey(proxyName)).map(({ id }) => id);
    await tx.attendance.updateMany({
      where: { id: { in: ids } },
      data: { name: erasedName, title: null, organizationName: null },
    });
  }
  const ids = namings.map(({ id }) => id);
  await tx.response.updateMany({
    where: { id: { in: ids } },
    data: { proxyName: erasedName, proxyTitle: null, proxyOrganization: null, proxyEmail: null, ...NO_SCAN },
  });
  await eraseProxies(tx, { responseId: { in: ids } }, erasedName);
}

async function eraseProxies(tx: Tx, of: Prisma.ProxyWhereInput, erasedName: string) {
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

/**
 * The names on 受講証 of whoever stands in the record of attendance as erased now, and on those whose row there is gone;
 * they keep their numbers, and the papers given stay valid.
 */
async function eraseCertificates(tx: Tx, { prefectureId, desk, names, erasedName }: Erasing) {
  await tx.certificate.updateMany({
    where: { prefectureId, attendance: { name: erasedName } },
    data: { name: erasedName },
  });
  const keys = new Set(names.map((name) => searchKey(name)));
  const orphans = await tx.certificate.findMany({
    where: { attendanceId: null, session: { prefectureId, centerId: desk.centerId } },
    select: { id: true, name: true },
  });
  const theirs = orphans.filter(({ name }) => keys.has(searchKey(name))).map(({ id }) => id);
  await tx.certificate.updateMany({ where: { id: { in: theirs } }, data: { name: erasedName } });
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
async function eraseApplications(tx: Tx, erasing: Erasing) {
  const { prefectureId, personIds, names, erasedName } = erasing;
  const contacts = await findAppliedAs(tx, erasing);
  const isThem = isNamedIn(erasing);
  const keys = new Set(names.map((name) => searchKey(name)));
  const applicants = await tx.applicant.findMany({
    where: { application: { prefectureId } },
    select: {
      ...{ id: true, applicationId: true, name: true, email: true },
      invitation: { select: { personId: true } },
    },
  });
  const theirs = applicants.filter(
    ({ invitation, applicationId, name, email }) =>
      (invitation && personIds.includes(invitation.personId)) ||
      (contacts.includes(applicationId) && keys.has(searchKey(name))) ||
      isThem({ name, mail: email }),
  );
  await tx.applicant.updateMany({
    where: { id: { in: theirs.map(({ id }) => id) } },
    data: { name: erasedName, kana: "", title: null, email: null },
  });
  for (const id of contacts) {
    const ended = { tokenGeneration: { increment: 1 }, tokenHash: `erased ${id}` };
    await tx.application.update({
      where: { id },
      data: { contactName: erasedName, contactEmail: "", contactPhone: null, message: null, ...ended },
    });
  }
  const ids = new Set([...contacts, ...theirs.map(({ applicationId }) => applicationId)]);
  await eraseMails(tx, { applicationId: { in: [...ids] } }, erasedName);
}

/** What came from an address of theirs alone, whatever it was about, or about nothing known. */
async function eraseStrayInbound(tx: Tx, { prefectureId, ownMails, erasedName }: Erasing) {
  const fromAddress = { in: [...ownMails] };
  await eraseInbound(tx, { fromAddress, OR: [{ prefectureId }, { prefectureId: null }] }, erasedName);
}

/** That somebody in this role spoke on it stays. */
async function eraseAgenda(tx: Tx, { personIds, erasedName }: Erasing) {
  await tx.agendaItem.updateMany({
    where: { presenterId: { in: [...personIds] } },
    data: { presenter: erasedName, presenterId: null },
  });
}
