import type { Tx } from "./database.server.ts";

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
  const [records, seats, invitations, attendances, presentations, polls, groups, merges] = await Promise.all([
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
        remindedAt: true,
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
        mails,
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
  ]);
  return { records, seats, invitations, attendances, presentations, polls, groups, merges };
}

export type EverythingAbout = Awaited<ReturnType<typeof findEverythingAbout>>;
