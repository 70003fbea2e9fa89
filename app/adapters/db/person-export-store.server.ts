import { spellingsOf } from "#app/domain/erasure.ts";
import { addressKey } from "#app/domain/proxy.ts";
import type { Prisma, Tx } from "./database.server.ts";

/**
 * Everything kept about one person, from all records that are them, as it stands in the database. Not what their
 * links are known by: that is the office's secret, not their data.
 */
export async function findEverythingAbout(tx: Tx, personIds: readonly string[]) {
  const ids = { in: [...personIds] };
  const session = { select: { id: true, title: true, startsAt: true, endsAt: true, state: true } } as const;
  const mails = {
    select: { toName: true, toAddress: true, subject: true, text: true, state: true, sentAt: true, createdAt: true },
    orderBy: { createdAt: "asc" },
  } as const;
  const [records, seats, invitations, attendances, presentations, polls, groups, merges, applications] =
    await Promise.all([
      tx.person.findMany({
        where: { id: ids },
        omit: { prefectureId: true, searchKey: true },
        include: { organization: { select: { name: true, kind: true } }, center: { select: { name: true } } },
        orderBy: { createdAt: "asc" },
      }),
      tx.appointment.findMany({
        where: { personId: ids },
        select: {
          startsOn: true,
          endsOn: true,
          seat: {
            select: {
              post: true,
              role: true,
              organization: { select: { name: true } },
              body: { select: { name: true } },
            },
          },
        },
        orderBy: { startsOn: "asc" },
      }),
      tx.invitation.findMany({
        where: { personId: ids },
        select: {
          session,
          role: true,
          name: true,
          organizationName: true,
          title: true,
          reachedBy: true,
          sentAt: true,
          openedAt: true,
          revokedAt: true,
          responses: {
            select: {
              answer: true,
              seated: true,
              proxyName: true,
              proxyTitle: true,
              proxyOrganization: true,
              proxyEmail: true,
              message: true,
              via: true,
              late: true,
              answeredAt: true,
            },
            orderBy: { answeredAt: "asc" },
          },
          proxies: {
            select: { state: true, createdAt: true, answeredAt: true, response: { select: { proxyName: true } } },
            orderBy: { createdAt: "asc" },
          },
          // What went to someone standing in is theirs.
          mails: { where: { proxyId: null }, ...mails },
          inbound: {
            select: { fromAddress: true, subject: true, state: true, receivedAt: true },
            orderBy: { receivedAt: "asc" },
          },
        },
        orderBy: { createdAt: "asc" },
      }),
      tx.attendance.findMany({
        where: { personId: ids },
        select: {
          session,
          role: true,
          mode: true,
          name: true,
          organizationName: true,
          organizationKind: true,
          title: true,
          occupation: true,
          representing: true,
          arrivedAt: true,
          leftAt: true,
        },
        orderBy: { createdAt: "asc" },
      }),
      tx.agendaItem.findMany({
        where: { presenterId: ids },
        select: { session, title: true, presenter: true, presenterRole: true },
        orderBy: { id: "asc" },
      }),
      tx.pollParticipant.findMany({
        where: { personId: ids },
        select: {
          poll: { select: { session } },
          name: true,
          organizationName: true,
          title: true,
          sentAt: true,
          replies: {
            select: {
              comment: true,
              via: true,
              repliedAt: true,
              marks: { select: { mark: true, option: { select: { startsAt: true, endsAt: true } } } },
            },
            orderBy: { repliedAt: "asc" },
          },
          mails,
        },
        orderBy: { id: "asc" },
      }),
      tx.personGroup.findMany({
        where: { members: { some: { personId: ids } } },
        select: { name: true },
        orderBy: { name: "asc" },
      }),
      tx.personMerge.findMany({
        where: { OR: [{ keptId: ids }, { mergedId: ids }] },
        select: { keptId: true, mergedId: true, mergedAt: true, undoneAt: true },
        orderBy: { mergedAt: "asc" },
      }),
      tx.applicant.findMany({
        where: { invitation: { personId: ids } },
        select: {
          name: true,
          kana: true,
          title: true,
          occupation: true,
          email: true,
          mode: true,
          withdrawnAt: true,
          application: {
            select: {
              organizationName: true,
              contactName: true,
              appliedAt: true,
              confirmedAt: true,
              recruitment: { select: { session } },
            },
          },
        },
        orderBy: { id: "asc" },
      }),
    ]);
  const appliedAs = await findAppliedAs(tx, personIds);
  const standIns = await findStandIns(tx, personIds, mails);
  return {
    standIns,
    ...{ records, seats, invitations, attendances, presentations, polls, groups, merges, applications, appliedAs },
  };
}

/** Where others named them to stand in (代理), told by their address. */
async function findStandIns<M extends Prisma.Proxy$mailsArgs>(tx: Tx, personIds: readonly string[], mails: M) {
  const people = await tx.person.findMany({
    where: { id: { in: [...personIds] } },
    select: { prefectureId: true, email: true },
  });
  const addresses = new Set(people.map(({ email }) => addressKey(email)).filter(Boolean));
  const named = await tx.proxy.findMany({
    where: {
      prefectureId: { in: people.map(({ prefectureId }) => prefectureId) },
      response: { proxyEmail: { not: null } },
    },
    select: {
      invitation: { select: { session: { select: { id: true, title: true, startsAt: true, endsAt: true } } } },
      response: { select: { proxyName: true, proxyTitle: true, proxyOrganization: true, proxyEmail: true } },
      ...{ state: true, createdAt: true, answeredAt: true, mails },
    },
    orderBy: { createdAt: "asc" },
  });
  return named.filter(({ response }) => addresses.has(addressKey(response.proxyEmail)));
}

/** What they applied for as the contact, by their name and mail: nothing else ties an application to a record. */
async function findAppliedAs(tx: Tx, personIds: readonly string[]) {
  const records = await tx.person.findMany({
    where: { id: { in: [...personIds] } },
    select: { prefectureId: true, name: true, email: true },
  });
  const contacts = records.flatMap(({ prefectureId, name, email }) =>
    email ? spellingsOf(name).map((contactName) => ({ prefectureId, contactName, email })) : [],
  );
  if (contacts.length === 0) return [];
  return tx.application.findMany({
    where: {
      OR: contacts.map(({ prefectureId, contactName, email }) => {
        return { prefectureId, contactName, contactEmail: { in: [email, email.toLowerCase()] } };
      }),
    },
    select: {
      organizationName: true,
      contactName: true,
      contactEmail: true,
      contactPhone: true,
      message: true,
      state: true,
      appliedAt: true,
      recruitment: {
        select: { session: { select: { id: true, title: true, startsAt: true, endsAt: true, state: true } } },
      },
    },
    orderBy: { appliedAt: "asc" },
  });
}

export type EverythingAbout = Awaited<ReturnType<typeof findEverythingAbout>>;
