import type { Tx } from "#app/adapters/db/database.server.ts";
import { findLettersOfKind } from "#app/adapters/db/letter-store.server.ts";
import type { SessionLetter } from "#app/domain/letter.ts";
import type { Instant, IsoDate } from "#app/domain/tokyo-time.ts";

/** The letters of a kind, as a session issued them last: they can go with its mails. */
export interface Attachments {
  kind: SessionLetter;
  /** The one issued last of all: what the desk saw, and nothing newer, is sent. */
  lastId: string;
  documentNumber: string | null;
  issuedOn: IsoDate;
  createdAt: Instant;
  /** By invitation. */
  own: ReadonlyMap<string, string>;
  /** 各位. */
  forAll: string | null;
}

/** The letters of a session that can go with its mails; null where none of the kind was issued. */
export async function findAttachments(tx: Tx, sessionId: string, kind: SessionLetter): Promise<Attachments | null> {
  const letters = await findLettersOfKind(tx, { sessionId, kind });
  const last = letters.at(-1);
  if (!last) return null;
  const { id: lastId, documentNumber, issuedOn, createdAt } = last;
  return {
    ...{ kind, lastId, documentNumber, issuedOn, createdAt },
    own: new Map(letters.flatMap(({ id, invitationId }) => (invitationId ? [[invitationId, id]] : []))),
    forAll: letters.findLast(({ invitationId }) => invitationId === null)?.id ?? null,
  };
}

/** The letters of a kind that can go with mails, as the desk is shown them before. */
export interface Attachable {
  kind: SessionLetter;
  lastId: string;
  documentNumber: string | null;
  issuedOn: IsoDate;
  createdAt: Instant;
  /** How many of the mails they would go with. */
  mails: number;
}

/** What could go with the mails to these people; null where nothing of the kind was issued for any of them. */
export async function findAttachable(
  tx: Tx,
  { sessionId, kind }: { sessionId: string; kind: SessionLetter },
  people: readonly To[],
): Promise<Attachable | null> {
  const attachments = await findAttachments(tx, sessionId, kind);
  const mails = people.filter((to) => letterFor(attachments, to)).length;
  if (!attachments || mails === 0) return null;
  const { lastId, documentNumber, issuedOn, createdAt } = attachments;
  return { kind, lastId, documentNumber, issuedOn, createdAt, mails };
}

/** Somebody a mail goes to. */
interface To {
  /** Null for whoever is called the first time. */
  invitationId: string | null;
  /** Who stands in for them: what bears their name and leads to their page is not the proxy's. */
  proxyId?: string | null;
  /** Whether they may know of closed items: what is for all may name them. */
  knowsClosed: boolean;
}

/** The letter that goes with somebody's mail: the one that bears their name, else the one for all. */
export function letterFor(attachments: Attachments | null, { invitationId, proxyId, knowsClosed }: To): string | null {
  if (!attachments) return null;
  const own = invitationId && !proxyId ? attachments.own.get(invitationId) : null;
  return own ?? (knowsClosed ? attachments.forAll : null);
}
