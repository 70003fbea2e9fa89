import { randomUUID } from "node:crypto";
import { keepQueued, type Lease, leaseNextMail } from "#app/adapters/db/outbox-store.server.ts";
import { LEASE_MS, type MailTransport } from "#app/adapters/mail/transport.server.ts";
import { pauseAfter, widthAfter } from "#app/domain/mail-retry.ts";
import type { AppContext, MailOutage } from "#app/use-cases/context.ts";
import { type DeliveredMail, deliverMail } from "#app/use-cases/mails/deliver-mail.ts";
import { createBell } from "./bell.ts";

/** As pino logs. Only ids go there: a server's refusal often names the address, so reasons stay in the 送信箱. */
export interface WorkerLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface MailWorker {
  /** Something was queued: look now. */
  wake(): void;
  /** Since when the server turns every mail away; null while it does not. */
  outage(): MailOutage | null;
  /** Lets the mails in flight finish. The transport stays open: who opened it closes it. */
  stop(): Promise<void>;
}

export interface MailPace {
  /** How many mails are in flight at most. A process that is killed may send so many of them twice. */
  connections?: number;
  /** How many leave this process within a minute; null is as many as the server takes. */
  perMinute?: number | null;
  pollMs?: number;
  /** The pause after so many refusals in a row, in ms. */
  pause?: (failures: number) => number;
}

const POLL_MS = 5_000;

/**
 * Delivers whatever is due until stopped; without a transport it keeps the mails instead. While the server turns us
 * away everything waits, ever longer; then one mail goes first, and more once it has taken some.
 */
export function startMailWorker(
  ctx: AppContext,
  transport: MailTransport | null,
  log: WorkerLog,
  { connections = 1, perMinute = null, pollMs = POLL_MS, pause = pauseAfter }: MailPace = {},
): MailWorker {
  const owner = randomUUID();
  const bell = createBell();
  const inFlight = new Set<Promise<void>>();
  const apartMs = perMinute === null ? 0 : 60_000 / perMinute;
  let stopping = false;
  // Instants of performance.now(): the clock on the wall may be set.
  let notBefore = 0;
  let turnedAwayAt = 0;
  let failures = 0;
  let successes = Number.POSITIVE_INFINITY;
  let outage: MailOutage | null = null;

  /** Starts what can be started; returns for how many ms there is nothing to do unless the bell rings. */
  async function step(): Promise<number> {
    if (!transport) {
      const kept = await keepQueued(ctx.db, ctx.now());
      if (kept > 0) log.info({ kept }, "mails kept: no mail server is set");
      return pollMs;
    }
    if (inFlight.size >= widthAfter(successes, connections)) return pollMs;
    const wait = notBefore - performance.now();
    if (wait > 0) return wait;
    const lease = await leaseNextMail(ctx.db, { owner, now: ctx.now(), leaseMs: LEASE_MS });
    if (!lease) return pollMs;
    // A mail in flight may have met a refusal meanwhile, and set a longer pause.
    notBefore = Math.max(notBefore, performance.now() + apartMs);
    const delivery = send(transport, lease).finally(() => {
      inFlight.delete(delivery);
      bell.ring();
    });
    inFlight.add(delivery);
    return 0;
  }

  async function send(transport: MailTransport, lease: Lease): Promise<void> {
    const startedAt = performance.now();
    try {
      const delivered = await deliverMail(ctx, transport, lease);
      note(delivered, startedAt);
      const { mailId, outcome } = delivered;
      if (outcome === "sent") log.info({ mailId }, "mail sent");
      else if (outcome === "putOff") log.info({ mailId }, "mail put off until quiet hours are over");
      else log.warn({ mailId, outcome }, "mail not sent");
    } catch (err) {
      // The mail comes round again once its lease has run out.
      log.error({ err, mailId: lease.mail.id }, "mail worker");
    }
  }

  function note({ outcome, failure, reason }: DeliveredMail, startedAt: number) {
    // No server was asked.
    if (failure === null && (outcome === "failed" || outcome === "putOff")) return;
    if (failure !== "server" && failure !== "pause") {
      if (outage) log.info({}, "mails go out again");
      outage = null;
      failures = 0;
      successes += 1;
      return;
    }
    outage = { since: outage?.since ?? ctx.now(), reason: reason ?? "" };
    successes = 0;
    // What was in flight together is turned away once.
    if (startedAt < turnedAwayAt) return;
    failures += 1;
    turnedAwayAt = performance.now();
    notBefore = turnedAwayAt + pause(failures);
  }

  async function run() {
    while (!stopping) {
      let wait = pollMs;
      try {
        wait = await step();
      } catch (error) {
        // The database may be back in a moment.
        log.error({ err: error }, "mail worker");
      }
      if (wait > 0 && !stopping) await bell.rungWithin(wait);
    }
    await Promise.all(inFlight);
  }

  const done = run();
  return {
    wake: bell.ring,
    outage: () => outage,
    stop() {
      stopping = true;
      bell.ring();
      return done;
    },
  };
}
