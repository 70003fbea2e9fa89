import { randomUUID } from "node:crypto";
import { keepQueued } from "#app/adapters/db/outbox-store.server.ts";
import type { MailTransport } from "#app/adapters/mail/transport.server.ts";
import type { AppContext } from "#app/use-cases/context.ts";
import { deliverNextMail } from "#app/use-cases/mails/deliver-next-mail.ts";
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
  /** Lets the mail in flight finish. The transport stays open: who opened it closes it. */
  stop(): Promise<void>;
}

const POLL_MS = 5_000;

/** Delivers whatever is due, one mail at a time, until stopped; without a transport it keeps the mails instead. */
export function startMailWorker(
  ctx: AppContext,
  transport: MailTransport | null,
  log: WorkerLog,
  { pollMs = POLL_MS } = {},
): MailWorker {
  const owner = randomUUID();
  const bell = createBell();
  let stopping = false;

  async function work(): Promise<boolean> {
    if (!transport) {
      const kept = await keepQueued(ctx.db, ctx.now());
      if (kept > 0) log.info({ kept }, "mails kept: no mail server is set");
      return false;
    }
    const mail = await deliverNextMail(ctx, transport, owner);
    if (!mail) return false;
    const { mailId, outcome } = mail;
    if (outcome === "sent") log.info({ mailId }, "mail sent");
    else log.warn({ mailId, outcome }, "mail not sent");
    return true;
  }

  async function run() {
    while (!stopping) {
      try {
        if (await work()) continue;
      } catch (error) {
        // The database may be back in a moment, and the mail comes round again.
        log.error({ err: error }, "mail worker");
      }
      if (!stopping) await bell.rungWithin(pollMs);
    }
  }

  const done = run();
  return {
    wake: bell.ring,
    stop() {
      stopping = true;
      bell.ring();
      return done;
    },
  };
}
