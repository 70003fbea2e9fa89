import { findRecordedUids } from "#app/adapters/db/inbound-store.server.ts";
import { type Mailbox, openMailbox } from "#app/adapters/mail/mailbox.server.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { AppContext } from "#app/use-cases/context.ts";
import { receiveMail } from "#app/use-cases/inbound/receive-mail.ts";
import { createBell } from "./bell.ts";
import type { WorkerLog } from "./mail-worker.ts";

export interface MailboxWorker {
  /** Since when nothing can be read; null while all is well. */
  downSince(): Instant | null;
  /** Lets the mail in work be recorded; what is left lies in the mailbox. */
  stop(): Promise<void>;
}

/** The mailbox is looked through anew this often, should the server have told of nothing. */
const LOOK_MS = 5 * 60_000;
/** From the first try to the slowest: a restart is over in seconds, a changed password in days. */
const RETRY_MS = { first: 1_000, most: 60_000 };

/**
 * Reads the mailbox at IMAP_URL until stopped, as mails come in. Each mail is known by its UID: one that could not
 * be recorded is tried again, one that was is only marked as read, so a lost connection or a killed process loses
 * nothing and does nothing twice.
 */
export function startMailboxWorker(
  ctx: AppContext,
  imapUrl: string,
  log: WorkerLog,
  { lookMs = LOOK_MS, retryMs = RETRY_MS } = {},
): MailboxWorker {
  const bell = createBell();
  // Apart from the other: a connection that ends rings that one.
  const stopBell = createBell();
  let stopping = false;
  let downSince: Instant | null = null;
  let failures = 0;

  /** Records every mail from a UID up; returns the one to go on from. Throws where a mail was left for later. */
  async function takeIn(mailbox: Mailbox, first: number): Promise<number> {
    const folder = { mailbox: mailbox.name, uidValidity: mailbox.uidValidity };
    const uids = await mailbox.uidsFrom(first);
    const recorded = await findRecordedUids(ctx.db, folder, first);
    let left: unknown = null;
    for (const uid of uids.filter((each) => !recorded.has(each))) {
      if (stopping) return first;
      const mail = await mailbox.fetch(uid);
      if (!mail) continue;
      try {
        const outcome = await receiveMail(ctx, folder, mail);
        log.info({ uid, outcome }, "mail received");
      } catch (err) {
        // The others need not wait for it.
        left = err;
        log.error({ err, uid }, "mail not received");
        continue;
      }
      await mailbox.markSeen([uid]);
    }
    if (left) throw left;
    return (uids.at(-1) ?? first - 1) + 1;
  }

  async function listen() {
    let open = true;
    const mailbox = await openMailbox(imapUrl, {
      onChange: bell.ring,
      onClose: () => {
        open = false;
        bell.ring();
      },
    });
    try {
      let next = 1;
      while (open && !stopping) {
        next = await takeIn(mailbox, next);
        if (downSince) log.info({}, "mailbox is read again");
        downSince = null;
        failures = 0;
        if (open && !stopping) await bell.rungWithin(lookMs);
      }
    } finally {
      mailbox.close();
    }
  }

  async function run() {
    while (!stopping) {
      try {
        await listen();
      } catch (error) {
        downSince ??= ctx.now();
        // The code alone: what a server says may name somebody.
        const { code, authenticationFailed } = error as { code?: string; authenticationFailed?: boolean };
        log.warn({ code, authenticationFailed, failures }, "mailbox cannot be read");
      }
      if (stopping) return;
      const wait = Math.min(retryMs.most, retryMs.first * 2 ** failures);
      failures += 1;
      await stopBell.rungWithin(wait);
    }
  }

  const done = run();
  return {
    downSince: () => downSince,
    stop() {
      stopping = true;
      bell.ring();
      stopBell.ring();
      return done;
    },
  };
}
