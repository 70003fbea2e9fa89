import type { Reference } from "#app/domain/reference.ts";
import type { Tx } from "./database.server.ts";

/** Everyone ever called to a session, with the reference they have, if any. */
export function readReferences(tx: Tx, sessionId: string) {
  return tx.invitation.findMany({ where: { sessionId }, select: { id: true, reference: true } });
}

/** Whose reference it is, within one prefecture. */
export function findInvitationByReference(tx: Tx, prefectureId: string, reference: Reference) {
  return tx.invitation.findFirst({
    where: { reference, prefectureId },
    select: { id: true, sessionId: true, session: { select: { prefectureId: true, centerId: true } } },
  });
}

/** Gives each invitation a reference that no other one has; those given, by its id. */
export async function keepReferences(
  tx: Tx,
  invitations: readonly { id: string }[],
  draw: () => Reference,
): Promise<Map<string, Reference>> {
  const given = new Map<string, Reference>();
  for (const { id } of invitations) {
    const reference = await drawFree(tx, draw);
    await tx.invitation.update({ where: { id }, data: { reference } });
    given.set(id, reference);
  }
  return given;
}

/** Of 32^7 one hits another's once in millions of draws; then it is drawn anew. */
async function drawFree(tx: Tx, draw: () => Reference): Promise<Reference> {
  const reference = draw();
  const taken = await tx.invitation.findUnique({ where: { reference }, select: { id: true } });
  return taken ? drawFree(tx, draw) : reference;
}
