import type { Tx } from "#app/adapters/db/database.server.ts";
import { type CalledToRemind, findCalledToRemind, findQuietHours } from "#app/adapters/db/reminder-store.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { contactFor } from "#app/domain/application.ts";
import type { AttendanceMode } from "#app/domain/attendance.ts";
import { modeOf } from "#app/domain/capacity.ts";
import { mailAddress } from "#app/domain/contact.ts";
import { isQuiet, type QuietHours } from "#app/domain/quiet-hours.ts";
import { isDue, type Reminder, reminderOf } from "#app/domain/reminder.ts";
import { withOwnDeadline } from "#app/domain/rsvp.ts";
import { isOn } from "#app/domain/session.ts";
import type { Instant, IsoDate } from "#app/domain/tokyo-time.ts";
import type { DatedSession } from "../invitations/write-invitation.ts";

/** Whom a mail reminds, by whose link: of someone represented, the proxy. */
export interface ToRemind {
  called: CalledToRemind;
  invitationId: string;
  proxyId?: string;
  tokenGeneration: number;
  addressee: { organization: string | null; title: string | null; name: string };
  email: string;
  /** Whether that is the address of their application's contact, see tellContacts. */
  byContact?: boolean;
  /** Called, or last asked. */
  askedAt: Instant;
}

export interface SilentOne extends ToRemind {
  kind: "silent";
  /** Their own deadline. */
  answerBy: IsoDate | null;
}

export interface ComingOne extends ToRemind {
  kind: "coming";
  mode: AttendanceMode;
}

export type DueReminder = (SilentOne | ComingOne) & { about: IsoDate };

/** The reminders of a session that are due now and were not queued yet. */
export async function findDue(tx: Tx, session: SessionWithPlan, now: Instant): Promise<DueReminder[]> {
  const quiet = await findQuietHours(tx, session.prefectureId);
  if (!isOn(session, now) || isQuiet(now, quiet)) return [];
  const called = await findCalledToRemind(tx, session.id);
  return [
    ...(session.remindsSilent ? silentIn(session, called) : []),
    ...(session.remindsComing ? comingTo(session, called) : []),
  ].flatMap((one) => {
    const reminder = reminderFor(session, one, quiet);
    const wasReminded = one.called.reminders.some(({ kind, about }) => kind === one.kind && about === reminder.about);
    const facts = { startsAt: session.startsAt, askedAt: one.askedAt, quiet, now };
    return !wasReminded && isDue(reminder, facts) ? [{ ...one, about: reminder.about }] : [];
  });
}

export function reminderFor(session: DatedSession, one: SilentOne | ComingOne, quiet: QuietHours): Reminder {
  const answerBy = one.kind === "silent" ? one.answerBy : null;
  return reminderOf(one.kind, { startsAt: session.startsAt, answerBy }, quiet);
}

/** Those who have not answered and whom a mail reaches. */
export function silentIn(session: DatedSession, all: readonly CalledToRemind[]): SilentOne[] {
  return all.flatMap((called) => {
    const to = called.currentResponse ? null : byOwnMail(called);
    if (!to) return [];
    const asked = called.reminders.flatMap(({ kind, queuedAt }) => (kind === "silent" ? queuedAt.getTime() : []));
    const askedAt = new Date(Math.max(to.askedAt.getTime(), ...asked));
    const { answerBy } = withOwnDeadline(session, called.sentAt);
    return [{ ...to, askedAt, kind: "silent" as const, answerBy }];
  });
}

/** Those who come, have a seat and whom a mail reaches; in place of who sends somebody, whoever is sent. */
function comingTo(session: DatedSession, all: readonly CalledToRemind[]): ComingOne[] {
  return all.flatMap((called) => {
    const response = called.currentResponse;
    const mode = response?.seated ? modeOf(response.answer, session.format) : null;
    const to = response?.answer === "proxy" ? byProxyMail(called) : byOwnMail(called);
    return mode && to ? [{ ...to, kind: "coming" as const, mode }] : [];
  });
}

function byOwnMail(called: CalledToRemind): ToRemind | null {
  const { id: invitationId, tokenGeneration, name, organizationName, title, person, sentAt, createdAt } = called;
  const own = mailAddress(person);
  const contact = contactFor(own, called.applicant);
  const email = own ?? contact;
  if (!email) return null;
  const addressee = { organization: organizationName, title, name };
  return {
    called,
    invitationId,
    tokenGeneration,
    addressee,
    email,
    byContact: contact !== null,
    askedAt: sentAt ?? createdAt,
  };
}

function byProxyMail(called: CalledToRemind): ToRemind | null {
  const [proxy] = called.proxies;
  if (!proxy?.response.proxyEmail) return null;
  const { proxyName, proxyTitle, proxyOrganization, proxyEmail: email } = proxy.response;
  return {
    ...{ called, invitationId: called.id, proxyId: proxy.id, tokenGeneration: proxy.tokenGeneration, email },
    addressee: { organization: proxyOrganization, title: proxyTitle, name: proxyName ?? "" },
    askedAt: proxy.createdAt,
  };
}
