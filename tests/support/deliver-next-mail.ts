import { leaseNextMail } from "#app/adapters/db/outbox-store.server.ts";
import { LEASE_MS, type MailTransport } from "#app/adapters/mail/transport.server.ts";
import type { AppContext } from "#app/use-cases/context.ts";
import { type DeliveredMail, deliverMail } from "#app/use-cases/mails/deliver-mail.ts";

/** Sends the mail that has been due longest, as the worker does; null when none is due. */
export async function deliverNextMail(
  ctx: AppContext,
  transport: MailTransport,
  owner: string,
): Promise<DeliveredMail | null> {
  const lease = await leaseNextMail(ctx.db, { owner, now: ctx.now(), leaseMs: LEASE_MS });
  return lease && deliverMail(ctx, transport, lease);
}
