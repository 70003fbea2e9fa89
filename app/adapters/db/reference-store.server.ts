import type { Reference } from "#app/domain/reference.ts";
import type { Tx } from "./database.server.ts";

/** Everyone ever called to a session, with the reference they have, if any. */
export function readReferences(tx: Tx, sessionId: string) {
  return tx.invitation.findMany({ where: { sessionId }, select: { id: true, reference: true } });
}

/** Whoever was called and has no reference. */
export function findWithoutReference(tx: Tx) {
  return tx.invitation.findMany({ where: { reference: null }, select: { id: true } });
}

/** Whose reference it is, within one prefecture. */
export function findInvitationByReference(tx: Tx, prefectureId: string, reference: Reference) {
  return tx.invitation.findFirst({
    where: { reference, prefectureId },
    select: { id: true, sessionId: true, session: { select: { prefectureId: true, centerId: true } } },
  });
}

/** Gives each invitation its reference; one that is another's is left out. */
export async function keepReferences(tx: Tx, given: readonly { id: string; reference: Reference }[]): Promise<void> {
  await tx.$executeRaw`UPDATE OR IGNORE "Invitation" SET "reference" = g.value ->> 'reference'
    FROM json_each(${JSON.stringify(given)}) g WHERE "Invitation"."id" = g.value ->> 'id'`;
}
