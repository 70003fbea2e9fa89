import { LIVE_STATES } from "#app/domain/proxy.ts";
import type { ReminderKind } from "#app/domain/reminder.ts";
import { addDays, fromTokyo, type Instant, type IsoDate, tokyoDate } from "#app/domain/tokyo-time.ts";
import { asContactOf } from "./application-store.server.ts";
import type { Prisma, Tx } from "./database.server.ts";

/** More than any reminder goes out before its day. */
const DAYS_AHEAD = 5;

/** The sessions of which a reminder may be due: each is looked at by itself then. */
export async function findSessionsToRemind(tx: Tx, now: Instant): Promise<{ id: string; prefectureId: string }[]> {
  const today = tokyoDate(now);
  const soon = fromTokyo(addDays(today, DAYS_AHEAD), "00:00");
  return tx.session.findMany({
    where: {
      state: "scheduled",
      startsAt: { gt: now },
      OR: [
        { startsAt: { lt: soon }, remindsComing: true },
        { startsAt: { lt: soon }, remindsSilent: true },
        { answerBy: { gte: today, lt: addDays(today, DAYS_AHEAD) }, remindsSilent: true },
      ],
    },
    select: { id: true, prefectureId: true },
    orderBy: { id: "asc" },
  });
}

/** With how often the prefecture's settings were edited. */
export function findQuietHours(tx: Tx, prefectureId: string) {
  return tx.prefecture.findUniqueOrThrow({
    where: { id: prefectureId },
    select: { quietFrom: true, quietUntil: true, version: true },
  });
}

const toRemind = {
  select: {
    ...{ id: true, tokenGeneration: true, name: true, organizationName: true, title: true, role: true },
    ...{ sentAt: true, createdAt: true },
    person: { select: { email: true, emailBouncedAt: true } },
    joinRequest: { select: { id: true } },
    applicant: asContactOf,
    currentResponse: { select: { answer: true, seated: true } },
    reminders: { select: { kind: true, about: true, queuedAt: true } },
    proxies: {
      where: {
        state: { in: [...LIVE_STATES] },
        response: { proxyEmail: { not: null } },
        mails: { none: { bouncedAt: { not: null } } },
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: 1,
      select: {
        ...{ id: true, tokenGeneration: true, createdAt: true },
        response: { select: { proxyName: true, proxyTitle: true, proxyOrganization: true, proxyEmail: true } },
      },
    },
  },
} satisfies Prisma.InvitationDefaultArgs;

/** Somebody called, with their answer, the proxy a mail reaches, and what they were reminded of. */
export type CalledToRemind = Prisma.InvitationGetPayload<typeof toRemind>;

/** Everyone called to a session still, in the list's order. */
export function findCalledToRemind(tx: Tx, sessionId: string): Promise<CalledToRemind[]> {
  return tx.invitation.findMany({
    where: { sessionId, revokedAt: null },
    ...toRemind,
    orderBy: [{ position: "asc" }, { createdAt: "asc" }, { id: "asc" }],
  });
}

/** Keeps that a reminder was queued. The same once more by the clock is refused by its key. */
export async function insertReminder(
  tx: Tx,
  reminder: { invitationId: string; kind: ReminderKind; about: IsoDate; queuedAt: Instant },
): Promise<void> {
  await tx.reminder.create({ data: reminder });
}

/** As insertReminder, for what a person asked for: as often as they do. */
export async function keepReminder(
  tx: Tx,
  { queuedAt, ...key }: { invitationId: string; kind: ReminderKind; about: IsoDate; queuedAt: Instant },
): Promise<void> {
  await tx.reminder.upsert({
    where: { invitationId_kind_about: key },
    create: { ...key, queuedAt },
    update: { queuedAt },
  });
}
