import { addressKey } from "#app/domain/contact.ts";
import type { Prisma, Tx } from "./database.server.ts";
import { findAppliedAs, findNamings, type KnownAs } from "./identity-store.server.ts";

/**
 * Everything kept about one person, from all records that are them, as it stands in the database. Not what their
 * links are known by: that is the office's secret, not their data.
 */
export async function findEverythingAbout(tx: Tx, who: KnownAs) {
  const ids = { in: [...who.personIds] };
  const session = { select: { id: true, title: true, startsAt: true, endsAt: true, state: true } } as const;
  const mails = {
    select: { toName: true, toAddress: true, subject: true, text: true, state: true, sentAt: true, createdAt: true },
    orderBy: { createdAt: "asc" },
  } as const;
  const [
    records,
    seats,
    invitations,
    attendances,
    presentations,
    polls,
    groups,
    merges,
    applications,
    feeds,
    followUps,
    commissions,
  ] = await Promise.all([
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
            scanType: true,
          },
          orderBy: { answeredAt: "asc" },
        },
        proxies: {
          select: { state: true, createdAt: true, answeredAt: true, response: { select: { proxyName: true } } },
          orderBy: { createdAt: "asc" },
        },
        // What went to someone standing in is theirs.
        mails: { where: { proxyId: null }, ...mails },
        seatOffers: {
          select: { mode: true, state: true, offeredAt: true, expiresAt: true, closedAt: true },
          orderBy: { offeredAt: "asc" },
        },
        minutesComments: {
          select: { text: true, createdAt: true, handledAt: true, reply: true },
          orderBy: { createdAt: "asc" },
        },
        reminders: { select: { kind: true, about: true, queuedAt: true }, orderBy: { queuedAt: "asc" } },
        letters: {
          select: { kind: true, documentNumber: true, issuedOn: true, content: true },
          orderBy: { createdAt: "asc" },
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
        minutesPresent: true,
        certificate: { select: { number: true, name: true, issuedOn: true, revokedAt: true } },
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
    tx.feed.findMany({
      where: { personId: ids },
      select: { createdAt: true, revokedAt: true },
      orderBy: { createdAt: "asc" },
    }),
    tx.followUp.findMany({
      where: { assigneeId: ids },
      select: { session, task: true, assignee: true, dueOn: true, doneOn: true, doneNote: true },
      orderBy: { createdAt: "asc" },
    }),
    // 委嘱状, as they were issued.
    tx.letter.findMany({
      where: { personId: ids, kind: "commission" },
      select: { documentNumber: true, issuedOn: true, content: true },
      orderBy: { createdAt: "asc" },
    }),
  ]);
  const appliedAs = await findApplications(tx, who, mails);
  const standIns = await findStandIns(tx, who, mails);
  const received = await findReceived(tx, who);
  return {
    ...{ records, seats, invitations, received, standIns, attendances, presentations, polls, groups, merges },
    ...{ applications, appliedAs, feeds, followUps, commissions },
  };
}

/** What came from them, and what came back that went to them; what their proxies wrote is the proxies'. */
async function findReceived(tx: Tx, { prefectureId, personIds, ownMails }: KnownAs) {
  const ofThem = { personId: { in: [...personIds] } };
  const proxies = await tx.response.findMany({
    where: { invitation: ofThem, proxyEmail: { not: null } },
    select: { proxyEmail: true },
  });
  const proxyMails = proxies.map(({ proxyEmail }) => addressKey(proxyEmail));
  return tx.inboundMail.findMany({
    where: {
      AND: [{ OR: [{ prefectureId }, { prefectureId: null }] }],
      OR: [
        { invitation: ofThem, outboxMailId: null, fromAddress: { notIn: proxyMails } },
        { fromAddress: { in: [...ownMails] } },
        { outboxMail: { proxyId: null, OR: [{ invitation: ofThem }, { pollParticipant: ofThem }] } },
      ],
    },
    select: { fromAddress: true, subject: true, state: true, receivedAt: true },
    orderBy: { receivedAt: "asc" },
  });
}

/** Where others named them to stand in (代理). */
async function findStandIns<M extends Prisma.Proxy$mailsArgs>(tx: Tx, who: KnownAs, mails: M) {
  const namings = await findNamings(tx, who);
  return tx.proxy.findMany({
    where: { responseId: { in: namings.map(({ id }) => id) } },
    select: {
      invitation: { select: { session: { select: { id: true, title: true, startsAt: true, endsAt: true } } } },
      response: { select: { proxyName: true, proxyTitle: true, proxyOrganization: true, proxyEmail: true } },
      ...{ state: true, createdAt: true, answeredAt: true, mails },
    },
    orderBy: { createdAt: "asc" },
  });
}

/** What they applied for as the contact. */
async function findApplications<M extends Prisma.Application$mailsArgs>(tx: Tx, who: KnownAs, mails: M) {
  return tx.application.findMany({
    where: { id: { in: await findAppliedAs(tx, who) } },
    select: {
      organizationName: true,
      contactName: true,
      contactEmail: true,
      contactPhone: true,
      message: true,
      state: true,
      appliedAt: true,
      mails,
      recruitment: {
        select: { session: { select: { id: true, title: true, startsAt: true, endsAt: true, state: true } } },
      },
    },
    orderBy: { appliedAt: "asc" },
  });
}

export type EverythingAbout = Awaited<ReturnType<typeof findEverythingAbout>>;
