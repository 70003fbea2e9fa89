import { randomUUID } from "node:crypto";
import { extendLease, type ImportLease, leaseNextImport } from "#app/adapters/db/import-store.server.ts";
import type { AppContext, Importer } from "#app/use-cases/context.ts";
import { forgetSheets } from "#app/use-cases/imports/forget-sheets.ts";
import { giveUpImport, type Progress } from "#app/use-cases/imports/run-import.ts";
import { sweepFiles } from "#app/use-cases/imports/sweep-files.ts";
import { createBell } from "./bell.ts";
import type { WorkerLog } from "./mail-worker.ts";

export interface ImportWorker extends Importer {
  /** Lets the import in work finish. */
  stop(): Promise<void>;
}

/** Does one import, here or in a thread of its own, which ends with the signal; throws where it broke off. */
export type RunImport = (lease: ImportLease, progress: Progress, signal: AbortSignal) => Promise<void>;

const POLL_MS = 5_000;
/** A worker that has died is waited for no longer than this; one that lives keeps extending its lease. */
const LEASE_MS = 30_000;
/** The largest sheets take a minute or two; what takes longer than this never ends. */
const JOB_MS = 10 * 60 * 1000;
/** An import that so many workers have died at has killed them. */
const MOST_DEATHS = 2;
/** How often sheets that are done with are taken away. */
const FORGET_MS = 60 * 60 * 1000;

/** Does whatever imports wait for, one at a time, until stopped. */
export function startImportWorker(
  ctx: Omit<AppContext, "importer">,
  run: RunImport,
  log: WorkerLog,
  { pollMs = POLL_MS, leaseMs = LEASE_MS, jobMs = JOB_MS } = {},
): ImportWorker {
  const owner = randomUUID();
  const bell = createBell();
  let stopping = false;
  let current: { id: string; done: number } | null = null;
  let forgotAt = 0;

  async function work(): Promise<boolean> {
    const lease = await leaseNextImport(ctx.db, { owner, now: ctx.now(), leaseMs });
    if (!lease) return false;
    if (lease.deaths >= MOST_DEATHS) {
      log.error({ importId: lease.id }, "import given up");
      await giveUpImport(ctx, lease);
      return true;
    }
    const progress = { id: lease.id, done: 0 };
    current = progress;
    const hold = setInterval(() => {
      extendLease(ctx.db, lease, new Date(ctx.now().getTime() + leaseMs)).catch((err) =>
        log.warn({ err }, "import lease"),
      );
    }, leaseMs / 3);
    try {
      const note = (done: number) => {
        progress.done = done;
      };
      await run(lease, note, AbortSignal.timeout(jobMs));
      log.info({ importId: lease.id }, "import went on");
    } catch (err) {
      log.error({ err, importId: lease.id }, "import broke off");
      await giveUpImport(ctx, lease);
    } finally {
      clearInterval(hold);
      current = null;
    }
    return true;
  }

  async function loop() {
    while (!stopping) {
      try {
        if (await work()) continue;
        if (ctx.now().getTime() - forgotAt >= FORGET_MS) {
          forgotAt = ctx.now().getTime();
          await forgetSheets(ctx);
          await sweepFiles(ctx);
        }
      } catch (err) {
        // The database may be back in a moment, and the import comes round again.
        log.error({ err }, "import worker");
      }
      if (!stopping) await bell.rungWithin(pollMs);
    }
  }

  const ended = loop();
  return {
    wake: bell.ring,
    doneOf: (importId) => (current?.id === importId ? current.done : null),
    stop() {
      stopping = true;
      bell.ring();
      return ended;
    },
  };
}
