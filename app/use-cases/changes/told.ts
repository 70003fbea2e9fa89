import { findTold, type ToldInvitation } from "#app/adapters/db/change-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { type News, newsFor, type Particulars, type SentCalendar } from "#app/domain/change.ts";
import { type ContactWay, contactWay } from "#app/domain/contact.ts";
import { addressKey, isLiveProxy } from "#app/domain/proxy.ts";
import type { RsvpStanding } from "#app/domain/rsvp.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { readCalendar, readPlace } from "../mails/read-calendar.ts";

/** The newest calendar object of one address, with its bytes. */
export interface LastSent extends SentCalendar {
  content: string;
}

/** A person called, or whoever stands in for one, who has to be told something. */
export interface ToTell {
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
  email: string | null;
  reachedBy: ContactWay;
  toldSequence: number | null;
  last: LastSent | null;
  standing: RsvpStanding;
  /** Whether they answered once, and that answer counts no more. */
  hasLapsed: boolean;
  joinRequest: ToldInvitation["joinRequest"];
  applicant: ToldInvitation["applicant"];
  role: ToldInvitation["role"];
}

/**
 * Everyone who does not know how a session stands, or those of these invitations who do not: in the list's order, each
 * with their proxy behind them.
 */
export async function findToTell(
  tx: Tx,
  session: SessionWithPlan,
  now: Instant,
  ids?: readonly string[],
): Promise<ToTell[]> {
  return (await findTold(tx, session.id, ids)).flatMap((invitation) => {
    const news = newsFor(session, invitation, now);
    return [...(news ? [asToTell(invitation, news)] : []), ...proxiesToTell(session, invitation, now)];
  });
}

/** Somebody called, as they are told something. */
export function asToTell(invitation: ToldInvitation, news: News): ToTell {
  const { id: invitationId, personId, tokenGeneration, name, organizationName, title, role } = invitation;
  const { toldSequence, joinRequest, applicant, person, currentResponse, calendarMessages } = invitation;
  return {
    ...{ invitationId, personId, proxyId: null, tokenGeneration, news, name, organizationName, title, toldSequence },
    ...{ joinRequest, applicant, role, email: person.email, reachedBy: contactWay(person) },
    last: calendarMessages[0] ?? null,
    standing: currentResponse?.answer ?? "pending",
    hasLapsed: currentResponse === null && invitation._count.responses > 0,
  };
}

/** Whoever stands in holds the session in a calendar of their own, until they do so no longer. */
function proxiesToTell(session: SessionWithPlan, invitation: ToldInvitation, now: Instant): ToTell[] {
  return invitation.proxies.flatMap(
    ({ id, state, tokenGeneration, toldSequence, response, calendarMessages, mails }) => {
      const [last] = calendarMessages;
      // Who was never written to, or declined, waits for nothing.
      if (!last || state === "declined") return [];
      const isOver = state === "ended" || invitation.revokedAt !== null;
      if (isOver && (last.method === "CANCEL" || mails.length > 0)) return [];
      // Named anew since, at the same address: that calendar goes on.
      if (state === "ended" && invitation.proxies.some((other) => isLiveAt(other, response.proxyEmail))) return [];
      // As long as the session stands in their calendar, that it is over for them is news.
      const told = { toldSequence: toldSequence ?? last.sequence, toldAt: null, revokedAt: isOver ? now : null };
      const news = newsFor(session, told, now);
      if (!news) return [];
      return [
        {
          ...asToTell(invitation, news),
          ...{ proxyId: id, tokenGeneration, toldSequence, last, reachedBy: "mail" as const },
          name: response.proxyName ?? "",
          organizationName: response.proxyOrganization,
          title: response.proxyTitle,
          email: response.proxyEmail,
        },
      ];
    },
  );
}

function isLiveAt({ state, response }: ToldInvitation["proxies"][number], address: string | null): boolean {
  return isLiveProxy(state) && addressKey(response.proxyEmail) === addressKey(address);
}

/** The session as somebody's calendar has it. */
export function asLastSent({ content }: Pick<LastSent, "content">): Particulars {
  const { title, startsAt, endsAt, place } = readCalendar(content);
  return { title, startsAt, endsAt, ...readPlace(place) };
}
