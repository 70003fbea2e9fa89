import { setTimeout as sleep } from "node:timers/promises";
import { findMailOfIds, recordBounce } from "#app/adapters/db/bounce-store.server.ts";
import { giveBack, type Lease, putOff, recordFailure, recordSent } from "#app/adapters/db/outbox-store.server.ts";
import { findQuietHours } from "#app/adapters/db/reminder-store.server.ts";
import { type Delivery, deliver, type MailTransport } from "#app/adapters/mail/transport.server.ts";
import { type MailFailure, nextTryAt } from "#app/domain/mail-retry.ts";
import { heldBack, isSentByNobody } from "#app/domain/quiet-hours.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { undeliverable } from "#app/text/mail.ts";
import type { AppContext } from "#app/use-cases/context.ts";
import { printLetter } from "../letters/print-letters.ts";
import { fillMail, outdatedAt, tokenOf } from "./fill-mail.ts";

/** What became of a mail; `waits` when no mail goes out at all, `putOff` until quiet hours are over, `lost` when another process took it over meanwhile. */
export interface DeliveredMail {
  mailId: string;
  outcome: "sent" | "waits" | "putOff" | "retry" | "failed" | "lost";
  /** What the server, or its absence, said; null for a mail that was sent, or that no server saw. */
  failure: MailFailure | null;
  reason: string | null;
}

/** Between two tries to record that a mail was sent. */
const RECORD_AGAIN_MS = 1_000;

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
  // It was due before: a first try failed, or no server was there.
  const until = await quietUntil(ctx, lease);
  if (until) {
    const recorded = await putOff(ctx.db, lease, until);
    return { mailId, outcome: recorded ? "putOff" : "lost", failure: null, reason: null };
  }
  const delivery = await send(ctx, transport, lease);
  if (delivery.ok) {
    const recorded = await keepSent(ctx, lease);
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

/** The end of quiet hours, where a mail that nobody sends has come to be due in them; null where it may leave now. */
async function quietUntil(ctx: AppContext, { mail }: Lease): Promise<Instant | null> {
  if (!isSentByNobody(mail.kind)) return null;
  return heldBack(mail, ctx.now(), await findQuietHours(ctx.db, mail.prefectureId));
}

/** Tries as long as the lease holds: once it has run out, what was sent and not recorded is sent a second time. */
async function keepSent(ctx: AppContext, lease: Lease): Promise<boolean> {
  const sentAt = ctx.now();
  for (;;) {
    try {
      return await recordSent(ctx.db, lease, sentAt);
    } catch (error) {
      if (!lease.mail.leaseEndsAt || ctx.now() >= lease.mail.leaseEndsAt) throw error;
      await sleep(RECORD_AGAIN_MS);
    }
  }
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

async function send(ctx: AppContext, transport: MailTransport, { mail }: Lease): Promise<Delivery> {
  const token = tokenOf(mail, ctx.settings.secret);
  return deliver(transport, {
    messageId: mail.messageId,
    from: { name: mail.fromName, address: mail.fromAddress ?? ctx.settings.mailFrom },
    to: { name: mail.toName, address: mail.toAddress },
    replyTo: mail.replyTo,
    date: ctx.now(),
    subject: mail.subject,
    ...fillMail(mail, token),
    letter: mail.letterId ? await printLetter(ctx, mail.letterId, token) : null,
  });
}
