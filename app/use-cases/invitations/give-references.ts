import { randomBytes } from "node:crypto";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { keepReferences, readReferences } from "#app/adapters/db/reference-store.server.ts";
import { type Reference, referenceOf } from "#app/domain/reference.ts";

/**
 * The 整理番号 of everyone called to a session, by the invitation's id; whoever has none yet is given one, for good.
 * In a transaction: what two desks print at once bears the same.
 */
export async function giveReferences(tx: Tx, sessionId: string): Promise<Map<string, Reference>> {
  const invitations = await readReferences(tx, sessionId);
  const without = invitations.filter(({ reference }) => reference === null);
  const given = await keepReferences(tx, without, () => referenceOf(randomBytes(7)));
  return new Map(invitations.map(({ id, reference }) => [id, reference ?? (given.get(id) as Reference)]));
}
