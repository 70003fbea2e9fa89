import { findMailOfIds, recordBounce } from "#app/adapters/db/bounce-store.server.ts";
import { giveBack, type Lease, recordFailure, recordSent } from "#app/adapters/db/outbox-store.server.ts";
import { type Delivery, deliver, type MailTransport } from "#app/adapters/mail/transport.server.ts";
import { type MailFailure, nextTryAt } from "#app/domain/mail-retry.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { undeliverable } from "#app/text/mail.ts";
import type { AppContext } from "#app/use-cases/context.ts";
import { fillMail, outdatedAt, tokenOf } from "./fill-mail.ts";

/** What became of a mail; `waits` when no mail goes out at all, `lost` when another process took it over meanwhile. */
export interface DeliveredMail {
  mailId: string;
  outcome: "sent" | "waits" | "retry" | "failed" | "lost";
  /** What the server, or its absence, said; null for a mail that was sent, or that no server saw. */
  failure: MailFailure | null;
  reason: string | null;
}

type Failed = Extract<Delivery, { ok: false }>;

/**
 * Sends a mail that was taken and records how it went. A mail goes out at least once: after a crash between sending
 * and recording, a second time, under the same Message-ID.
 */
export async function deliverMail(ctx: AppContext, transport: MailTransport, lease: Lease): Promise<DeliveredMail> {
  const mailId = lease.mail.id;
  // A dead link or an old date would mislead; the desk sees why nothing went out.
  const stale = outdatedAt(lease.mail, ctx.now());
  if (stale) {
    const reason = undeliverable[stale];
    const recorded = await recordFailure(ctx.db, lease, { reason, nextTryAt: null });
    return { mailId, outcome: recorded ? "failed" : "lost", failure: null, reason };
  }
  const delivery = await send(ctx, transport, lease);
  if (delivery.ok) {
    const recorded = await recordSent(ctx.db, lease, ctx.now());
    return { mailId, outcome: recorded ? "sent" : "lost", failure: null, reason: null };
  }
  const { failure, reason } = delivery;
  if (failure === "server") {
    const recorded = await giveBack(ctx.db, lease);
    return { mailId, outcome: recorded ? "waits" : "lost", failure, reason };
  }
  const retryAt = nextTryAt(failure, lease.mail.attempts, ctx.now());
  const recorded = await fail(ctx, lease, delivery, retryAt);
  return { mailId, outcome: recorded ? (retryAt ? "retry" : "failed") : "lost", failure, reason };
}

/** An address that takes nothing is known from then on, as where a mail comes back later. */
function fail(ctx: AppContext, lease: Lease, { failure, reason }: Failed, retryAt: Instant | null): Promise<boolean> {
  return ctx.db.$transaction(async (tx) => {
    const recorded = await recordFailure(tx, lease, { reason, nextTryAt: retryAt });
    const mail = recorded && failure === "address" ? await findMailOfIds(tx, [lease.mail.messageId]) : null;
    if (mail) await recordBounce(tx, mail, { at: ctx.now(), reason, permanent: true });
    return recorded;
  });
}

function send(ctx: AppContext, transport: MailTransport, { mail }: Lease): Promise<Delivery> {
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
