import { isLost, TELLING } from "#app/adapters/db/bounce-store.server.ts";
import { findHolders, findTold, type ToldInvitation } from "#app/adapters/db/change-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { contactFor } from "#app/domain/application.ts";
import {
  BEFORE_ANY,
  type HeldBy,
  lostWith,
  type News,
  newsFor,
  type Particulars,
  withoutLost,
} from "#app/domain/change.ts";
import { addressKey, type ContactWay, contactWay, mailAddress, type Numbers, numbersOf } from "#app/domain/contact.ts";
import { isLiveProxy } from "#app/domain/proxy.ts";
import type { RsvpStanding } from "#app/domain/rsvp.ts";
import { type Instant, tokyoDate } from "#app/domain/tokyo-time.ts";
import { readCalendar, readPlace } from "../mails/read-calendar.ts";
import { findSentSoFar, keyOf, type LastSent, type SentSoFar } from "./calendars.ts";

/** A person called, or whoever stands in for one, who has to be told something. */
export interface ToTell extends SentSoFar {
  invitationId: string;
  /** Of the person called, whoever is told. */
  personId: string;
  /** Null: the person called themselves. */
  proxyId: string | null;
  tokenGeneration: number;
  news: News;
  name: string;
  organizationName: string | null;
  title: string | null;
  /** Null where no mail reaches them. */
  email: string | null;
  /** Whether that is the address of their application's contact, see tellContacts. */
  byContact: boolean;
  /** Whether a mail to them came back for good. */
  mailReturned: boolean;
  reachedBy: ContactWay;
  /** Where the desk reaches them without a mail, as far as it is on file. */
  numbers: Numbers;
  toldSequence: number | null;
  heldBy: HeldBy;
  standing: RsvpStanding;
  /** Whether their answer has a seat, or needs none. */
  seated: boolean;
  /** Whether they answered once, that answer counts no more, and they have not been told so. */
  hasLapsed: boolean;
  joinRequest: ToldInvitation["joinRequest"];
  applicant: ToldInvitation["applicant"];
  role: ToldInvitation["role"];
}

export type Mailed = ToTell & { email: string };

/** Those whom a mail reaches. */
export function mailedOf(people: readonly ToTell[]): Mailed[] {
  return people.filter((to): to is Mailed => to.email !== null);
}

/**
 * Everyone who does not know how a session stands, or of them those of one invitation, read alone: in the list's order,
 * each with their proxy behind them.
 */
export async function findToTell(
  tx: Tx,
  session: SessionWithPlan,
  now: Instant,
  only?: { invitationId: string },
): Promise<ToTell[]> {
  const called = await findTold(tx, session.id, only && [only.invitationId]);
  const waiting = called.flatMap((invitation) => {
    const news = newsFor(session, asFarAsReached(invitation), now);
    const own = news ? [told(invitation, news)] : [];
    const proxies = invitation.proxies.flatMap((proxy) => {
      const news = proxyNews(session, invitation, proxy, now);
      return news ? [toldProxy(invitation, proxy, news)] : [];
    });
    return [...own, ...proxies];
  });
  return withCalendars(tx, session, waiting);
}

/**
 * Everyone who knows how a session stands, and can be told of it once more; of those told by mail since an instant, the
 * others alone.
 */
export async function findKnowing(tx: Tx, session: SessionWithPlan, since: Instant | null): Promise<ToTell[]> {
  const called = await findTold(tx, session.id);
  const isBefore = (at: Instant | null | undefined) => !since || (at && at < since);
  const knowing = called.flatMap((invitation) => {
    if (invitation.revokedAt) return [];
    const { toldSequence, toldAt } = asFarAsReached(invitation);
    const own = toldSequence === session.icalSequence && isBefore(toldAt) ? [told(invitation, "changed")] : [];
    const proxies = invitation.proxies.filter((proxy) => {
      const mailedAt = new Date(Math.max(...proxy.mails.map(({ createdAt }) => createdAt.getTime())));
      return isLiveProxy(proxy.state) && proxy.toldSequence === session.icalSequence && isBefore(mailedAt);
    });
    return [...own, ...proxies.map((proxy) => toldProxy(invitation, proxy, "changed"))];
  });
  return withCalendars(tx, session, knowing);
}

/**
 * A mail that came back told nobody anything. It was written at the instant they were told: to them, or to the contact
 * of their application.
 */
export function asFarAsReached(invitation: ToldInvitation): ToldInvitation {
  const { mails, toldAt, applicant } = invitation;
  const isThen = ({ createdAt }: { createdAt: Instant }) => createdAt.getTime() === toldAt?.getTime();
  const own = mails.filter(isThen);
  const lost = own.length > 0 ? own.find(isLost) : applicant?.application.mails.find(isThen);
  return withoutLost(invitation, lost ? lostWith(lost.kind) : null);
}

type Proxy = ToldInvitation["proxies"][number];
type Uncertain = Omit<ToTell, keyof SentSoFar | "heldBy">;

function told(invitation: ToldInvitation, news: News): Uncertain {
  const { id: invitationId, personId, tokenGeneration, name, organizationName, title, role } = invitation;
  const { joinRequest, applicant, person, currentResponse } = invitation;
  const { toldSequence } = asFarAsReached(invitation);
  const [own, contact] = [mailAddress(person), contactFor(mailAddress(person), applicant)];
  return {
    ...{ invitationId, personId, proxyId: null, tokenGeneration, news, name, organizationName, title, toldSequence },
    ...{ joinRequest, applicant, role, email: own ?? contact, byContact: contact !== null },
    mailReturned: person.emailBouncedAt !== null,
    reachedBy: contact ? "mail" : contactWay(person),
    numbers: numbersOf(person),
    standing: currentResponse?.answer ?? "pending",
    seated: currentResponse?.seated ?? true,
    hasLapsed: currentResponse === null && invitation._count.responses > 0,
  };
}

function toldProxy(invitation: ToldInvitation, proxy: Proxy, news: News): Uncertain {
  const { id: proxyId, tokenGeneration, toldSequence, response } = proxy;
  // One that was given up, or stayed home as the session had changed, says nothing against the address.
  const mailReturned = proxy.mails.some(({ bouncedAt }) => bouncedAt !== null);
  return {
    ...told(invitation, news),
    ...{ proxyId, tokenGeneration, toldSequence, byContact: false, mailReturned },
    reachedBy: mailReturned ? "none" : "mail",
    // Of whoever stands in only the address is known: the desk asks whom they stand in for.
    name: response.proxyName ?? "",
    organizationName: response.proxyOrganization,
    title: response.proxyTitle,
    email: mailReturned ? null : response.proxyEmail,
  };
}

/** What whoever stands in does not know yet, until they have been told that they do so no longer. */
function proxyNews(session: SessionWithPlan, invitation: ToldInvitation, proxy: Proxy, now: Instant): News | null {
  const { state, toldSequence, response, mails } = proxy;
  // Who was never written to, or declined, waits for nothing.
  if (toldSequence === null || state === "declined") return null;
  const isOver = state === "ended" || invitation.revokedAt !== null;
  if (isOver && mails.some((mail) => mail.kind === "proxyEnded" && !isLost(mail))) return null;
  // Named anew since, at the same address: to them it goes on.
  if (state === "ended" && invitation.proxies.some((other) => isLiveAt(other, response.proxyEmail))) return null;
  const told = { toldSequence, toldAt: null, revokedAt: isOver ? now : null };
  const last = toldSequence === BEFORE_ANY ? mails.find(({ kind }) => TELLING.includes(kind)) : undefined;
  // Queued anew since: it may reach them yet.
  if (last && !isLost(last)) return newsFor(session, { ...told, toldSequence: last.sequence }, now);
  return newsFor(session, withoutLost(told, last ? lostWith(last.kind) : null), now);
}

function isLiveAt({ state, response }: Proxy, address: string | null): boolean {
  return isLiveProxy(state) && addressKey(response.proxyEmail) === addressKey(address);
}

async function withCalendars(tx: Tx, session: SessionWithPlan, people: readonly Uncertain[]): Promise<ToTell[]> {
  if (people.length === 0) return [];
  const holders = holdersOf(await findHolders(tx, session.id));
  const sent = await findSentSoFar(tx, session.id, people);
  return people.flatMap((to, i) => {
    const soFar = sent[i];
    if (!soFar) return [];
    const others = [...(holders.get(addressKey(to.email)) ?? [])].filter((key) => key !== keyOf(to));
    const isLeftToOthers = to.proxyId !== null && (!soFar.own || soFar.own.id !== soFar.last?.id);
    const hasLapsed = to.hasLapsed && !knowsDay(soFar, session);
    return [
      { ...to, ...soFar, hasLapsed, heldBy: others.length === 0 ? "them" : isLeftToOthers ? "others" : "several" },
    ];
  });
}

/** Who has the session in the calendar behind each address: whoever is called there, or stands in. */
function holdersOf(called: Awaited<ReturnType<typeof findHolders>>): Map<string, Set<string>> {
  const holders = new Map<string, Set<string>>();
  for (const { id: invitationId, person, proxies } of called) {
    const held = [
      { key: keyOf({ invitationId }), email: person.email },
      ...proxies.map(({ id: proxyId, response }) => ({
        key: keyOf({ invitationId, proxyId }),
        email: response.proxyEmail,
      })),
    ];
    for (const { key, email } of held) {
      if (email) holders.set(addressKey(email), (holders.get(addressKey(email)) ?? new Set()).add(key));
    }
  }
  return holders;
}

/** Whether somebody was told of the day it is on now, and with it that they answer anew. */
function knowsDay(sent: SentSoFar, { startsAt }: { startsAt: Instant | null }): boolean {
  const known = knownTo(sent)?.startsAt;
  return Boolean(known && startsAt && tokyoDate(known) === tokyoDate(startsAt));
}

/** What somebody knows of the session; null where nothing that went to them tells. */
export function knownTo({ known, last }: Pick<ToTell, "known" | "last">): Particulars | null {
  const told = known ?? last;
  return told && asLastSent(told);
}

/** The session as somebody's calendar has it. */
export function asLastSent({ content }: Pick<LastSent, "content">): Particulars {
  const { title, startsAt, endsAt, place, format } = readCalendar(content);
  return { title, startsAt, endsAt, format, ...readPlace(place) };
}
