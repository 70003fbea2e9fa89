import { randomBytes } from "node:crypto";
import type { Database, Tx } from "#app/adapters/db/database.server.ts";
import { findWithoutReference, keepReferences, readReferences } from "#app/adapters/db/reference-store.server.ts";
import { type Reference, referenceOf } from "#app/domain/reference.ts";

/**
 * The 整理番号 of everyone called to a session, by the invitation's id; whoever has none yet is given one, for good.
 * In a transaction: what two desks print at once bears the same.
 */
export async function giveReferences(tx: Tx, sessionId: string): Promise<Map<string, Reference>> {
  const invitations = await readReferences(tx, sessionId);
  const without = invitations.filter(({ reference }) => reference === null);
  if (without.length === 0) return new Map(invitations.map(({ id, reference }) => [id, reference as Reference]));
  await keepReferences(tx, without.map(withReference));
  // Whose reference was another's already still has none, and draws anew.
  return giveReferences(tx, sessionId);
}

/** Once, as a server starts: whoever was called before there were references, or by the demo, has one from then on. */
export async function giveMissingReferences(db: Database): Promise<void> {
  await db.$transaction(async (tx) => keepReferences(tx, (await findWithoutReference(tx)).map(withReference)));
}

/** One that nobody can guess; of 32^7, hardly ever another's. */
function withReference({ id }: { id: string }) {
  return { id, reference: referenceOf(randomBytes(7)) };
}
