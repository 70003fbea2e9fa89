import { tokenHash as hashOf } from "#app/adapters/auth/link-token.server.ts";
import type { LinkKind } from "#app/domain/link.ts";
import type { Tx } from "./database.server.ts";

const FINDERS: Record<LinkKind, (tx: Tx, tokenHash: string) => Promise<object | null>> = {
  r: (tx, tokenHash) => tx.invitation.findUnique({ where: { tokenHash, revokedAt: null }, select: { id: true } }),
  p: (tx, tokenHash) => tx.pollParticipant.findUnique({ where: { tokenHash }, select: { id: true } }),
  proxy: (tx, tokenHash) =>
    tx.proxy.findUnique({ where: { tokenHash, state: { not: "ended" } }, select: { id: true } }),
  a: (tx, tokenHash) => tx.application.findUnique({ where: { tokenHash }, select: { id: true } }),
  feeds: (tx, tokenHash) => tx.feed.findUnique({ where: { tokenHash, revokedAt: null }, select: { id: true } }),
};

/** Whether a token opens something still, by the first part of its address. */
export async function isLiveLink(tx: Tx, kind: LinkKind, token: string): Promise<boolean> {
  return (await FINDERS[kind](tx, hashOf(token))) !== null;
}
