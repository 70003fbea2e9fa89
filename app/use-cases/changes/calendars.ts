import { findContents, findSentObjects, type SentObject } from "#app/adapters/db/change-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { type CalendarMethod, type SentCalendar, sequenceFor } from "#app/domain/change.ts";
import { addressKey } from "#app/domain/contact.ts";
import { readCalendar } from "../mails/read-calendar.ts";

/** Somebody who is told of a session: a person called, or whoever stands in for one. */
export interface Told {
  invitationId: string;
  proxyId?: string | null;
  email: string | null;
}

/** A calendar object with its bytes. */
export interface LastSent extends SentCalendar {
  id: string;
  content: string;
  organizer: string;
}

/** What somebody's next calendar object has to carry on from. */
export interface SentSoFar {
  /** The newest that went to them, or to anybody at their address: calendars are an address's. */
  last: LastSent | null;
  /** The newest that went to them. */
  own: LastSent | null;
  /** The newest that reached them: what they know. */
  known: LastSent | null;
}

export const NOTHING_SENT: SentSoFar = { last: null, own: null, known: null };

/** What went into the calendars of these people so far, in their order. */
export async function findSentSoFar(tx: Tx, sessionId: string, people: readonly Told[]): Promise<SentSoFar[]> {
  const sent = await findSentObjects(tx, sessionId);
  const byPerson = new Map(sent.map((object) => [keyOf(object), object]));
  const reached = new Map(sent.filter(({ isLost }) => !isLost).map((object) => [keyOf(object), object]));
  const byAddress = new Map(sent.map((object) => [object.address, object]));
  const newest = people.map((to) => {
    const own = byPerson.get(keyOf(to));
    const there = to.email ? byAddress.get(addressKey(to.email)) : undefined;
    const last = there && there !== own && (!own || sent.indexOf(there) > sent.indexOf(own)) ? there : own;
    return { own, last, known: reached.get(keyOf(to)) };
  });
  const contents = await findContents(
    tx,
    newest.flatMap((objects) => Object.values(objects).flatMap((object) => object?.id ?? [])),
  );
  const withBytes = (object: SentObject | undefined) => {
    const content = object && contents.get(object.id);
    return content ? { ...object, content, organizer: readCalendar(content).organizer } : null;
  };
  return newest.map(({ own, last, known }) => ({
    own: withBytes(own),
    last: withBytes(last),
    known: withBytes(known),
  }));
}

/** As findSentSoFar, of one. */
export async function findSentTo(tx: Tx, sessionId: string, to: Told): Promise<SentSoFar> {
  const [sent] = await findSentSoFar(tx, sessionId, [to]);
  return sent ?? NOTHING_SENT;
}

/**
 * SEQUENCE and ORGANIZER of somebody's next calendar object. A calendar takes a change from the ORGANIZER it knows
 * alone: a REQUEST names the one that is theirs for good (null before the first), as replies go there; a CANCEL the one
 * of what it takes out. Source: INTEROP 8, 9, 15.
 */
export function nextObject(
  session: { icalSequence: number },
  { own, last, toldSequence }: Pick<SentSoFar, "own" | "last"> & { toldSequence: number | null },
  method: CalendarMethod,
): { sequence: number; organizer: string | null } {
  const before = method === "CANCEL" ? last : own;
  return { sequence: sequenceFor(session, { toldSequence, last }, method), organizer: before?.organizer || null };
}

export function keyOf({ invitationId, proxyId }: Pick<Told, "invitationId" | "proxyId">): string {
  return proxyId ?? invitationId;
}
