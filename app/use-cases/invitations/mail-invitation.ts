import { linkToken, tokenHash } from "#app/adapters/auth/link-token.server.ts";
import type { Prisma, Tx } from "#app/adapters/db/database.server.ts";
import { queueMail } from "#app/adapters/db/outbox-store.server.ts";
import { findSentSoFar, NOTHING_SENT, nextObject } from "../changes/calendars.ts";
import { type AppContext, atOneInstant } from "../context.ts";
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
  /** The letter that goes with it, as PDF. */
  letterId?: string | null;
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
    await queueMail(tx, { ...mail, letterId: to.letterId ?? null }, { now, mailFrom: ctx.settings.mailFrom });
  }
}

/**
 * Gives somebody called a new link, which ends the old one, and sends it where a mail reaches them, by their notice or
 * what `send` queues instead; `changes` are made to their invitation with it. Returns the link's generation.
 */
export async function callByNewLink(
  given: AppContext,
  tx: Tx,
  session: DatedSession,
  to: Omit<ToInvite, "email"> & { email: string | null },
  changes: Prisma.InvitationUncheckedUpdateInput,
  send: (ctx: AppContext, to: ToInvite) => Promise<void> = (ctx, to) => mailInvitations(ctx, tx, session, [to]),
): Promise<number> {
  const ctx = atOneInstant(given);
  const now = ctx.now();
  const { invitationId: id, email } = to;
  const tokenGeneration = to.tokenGeneration + 1;
  const hash = tokenHash(linkToken(ctx.settings.secret, { id, tokenGeneration }));
  await tx.invitation.update({ where: { id }, data: { ...changes, tokenGeneration, tokenHash: hash, sentAt: now } });
  if (!email) return tokenGeneration;
  await send(ctx, { ...to, tokenGeneration, email });
  await tx.invitation.update({ where: { id }, data: { toldSequence: session.icalSequence, toldAt: now } });
  return tokenGeneration;
}
