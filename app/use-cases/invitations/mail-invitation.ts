import { linkToken, tokenHash } from "#app/adapters/auth/link-token.server.ts";
import type { Prisma, Tx } from "#app/adapters/db/database.server.ts";
import { queueMail } from "#app/adapters/db/outbox-store.server.ts";
import { findSentSoFar, NOTHING_SENT, nextObject } from "../changes/calendars.ts";
import type { AppContext } from "../context.ts";
import { type DatedSession, writeInvitation } from "./write-invitation.ts";

/** Somebody to be sent their invitation, the first time or once more. */
export interface ToInvite {
  invitationId: string;
  tokenGeneration: number;
  /** Null before they were told anything. */
  toldSequence: number | null;
  name: string;
  organizationName: string | null;
  title: string | null;
  email: string;
}

/**
 * Queues the mails that call people, each with their link and the session for their calendar. What they know, and
 * waking the mailer, is the caller's.
 */
export async function mailInvitations(
  ctx: AppContext,
  tx: Tx,
  session: DatedSession,
  people: readonly ToInvite[],
): Promise<void> {
  const now = ctx.now();
  const sent = await findSentSoFar(tx, session.id, people);
  for (const [i, to] of people.entries()) {
    const next = nextObject(session, { ...(sent[i] ?? NOTHING_SENT), ...to }, "REQUEST");
    const mail = writeInvitation(session, { ...to, ...next }, { settings: ctx.settings, now });
    await queueMail(tx, mail, { now, mailFrom: ctx.settings.mailFrom });
  }
}

/**
 * Gives somebody called a new link, which ends the old one, and sends it where a mail reaches them; `changes` are made
 * to their invitation with it. Returns the link's generation.
 */
export async function callByNewLink(
  ctx: AppContext,
  tx: Tx,
  session: DatedSession,
  to: Omit<ToInvite, "email"> & { email: string | null },
  changes: Prisma.InvitationUncheckedUpdateInput,
): Promise<number> {
  const now = ctx.now();
  const { invitationId: id, email } = to;
  const tokenGeneration = to.tokenGeneration + 1;
  const hash = tokenHash(linkToken(ctx.settings.secret, { id, tokenGeneration }));
  const told = email ? { toldSequence: session.icalSequence, toldAt: now } : {};
  await tx.invitation.update({
    where: { id },
    data: { ...changes, ...told, tokenGeneration, tokenHash: hash, sentAt: now },
  });
  if (email) await mailInvitations(ctx, tx, session, [{ ...to, tokenGeneration, email }]);
  return tokenGeneration;
}
