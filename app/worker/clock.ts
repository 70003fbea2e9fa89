import type { AppContext } from "#app/use-cases/context.ts";
import { createBell } from "./bell.ts";
import type { WorkerLog } from "./mail-worker.ts";

/** Something that falls due by the clock. Safe to run twice, and in several processes at once. */
export type Duty = { name: string; run: (ctx: AppContext) => Promise<unknown> };

const EVERY_MS = 60_000;

/** Runs each duty once a minute until stopped; one that fails is logged, keeps no other waiting, and comes round again. */
export function startClock(ctx: AppContext, duties: readonly Duty[], log: WorkerLog, { everyMs = EVERY_MS } = {}) {
  const bell = createBell();
  let stopping = false;

  async function run() {
    while (!stopping) {
      for (const { name, run } of duties) {
        if (stopping) return;
        await run(ctx).catch((error: unknown) => log.error({ err: error, duty: name }, "clock"));
      }
      if (!stopping) await bell.rungWithin(everyMs);
    }
  }

  const done = run();
  return {
    stop() {
      stopping = true;
      bell.ring();
      return done;
    },
  };
}
