import { type Lease, leaseNextMail, recordFailure, recordSent } from "#app/adapters/db/outbox-store.server.ts";
import { type Delivery, deliver, LEASE_MS, type MailTransport } from "#app/adapters/mail/transport.server.ts";
import { nextTryAt } from "#app/domain/mail-retry.ts";
import { undeliverable } from "#app/text/mail.ts";
import type { AppContext } from "#app/use-cases/context.ts";
import { fillMail, outdated, tokenOf } from "./fill-mail.ts";

/** What became of a mail; `lost` when another process took it over meanwhile. */
export interface DeliveredMail {
  mailId: string;
  outcome: "sent" | "retry" | "failed" | "lost";
  reason: string | null;
}

/**
 * Sends the mail that is due longest and records how it went; null when none is due. A mail goes out at least
 * once: after a crash between sending and recording, a second time, under the same Message-ID.
 */
export async function deliverNextMail(
  ctx: AppContext,
  transport: MailTransport,
  owner: string,
): Promise<DeliveredMail | null> {
  const lease = await leaseNextMail(ctx.db, { owner, now: ctx.now(), leaseMs: LEASE_MS });
  if (!lease) return null;
  const mailId = lease.mail.id;
  const delivery = await send(ctx, transport, lease);
  if (delivery.ok) {
    const recorded = await recordSent(ctx.db, lease, ctx.now());
    return { mailId, outcome: recorded ? "sent" : "lost", reason: null };
  }
  const { reason } = delivery;
  const retryAt = nextTryAt(delivery, lease.mail.attempts, ctx.now());
  const recorded = await recordFailure(ctx.db, lease, { reason, nextTryAt: retryAt });
  return { mailId, outcome: recorded ? (retryAt ? "retry" : "failed") : "lost", reason };
}

async function send(ctx: AppContext, transport: MailTransport, { mail }: Lease): Promise<Delivery> {
  // A dead link or an old date would mislead; the desk sees why nothing went out.
  const stale = outdated(mail);
  if (stale) return { ok: false, permanent: true, reason: undeliverable[stale] };
  return deliver(transport, {
    messageId: mail.messageId,
    from: { name: mail.fromName, address: mail.fromAddress ?? ctx.settings.mailFrom },
    to: { name: mail.toName, address: mail.toAddress },
    replyTo: mail.replyTo,
    date: ctx.now(),
    subject: mail.subject,
    ...fillMail(mail, tokenOf(mail, ctx.settings.secret)),
  });
}
