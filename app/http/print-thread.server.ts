import { once } from "node:events";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type MessagePort, Worker } from "node:worker_threads";
import { missingIn, type Printed, writePdf } from "#app/adapters/pdf/write-pdf.server.ts";
import type { Paper } from "#app/domain/paper.ts";
import type { Printer } from "#app/use-cases/context.ts";

/** What the thread is asked, and what it answers. */
type Job = { papers: readonly Paper[]; only: "pdf" | "missing" };
type Answer = { ok: true; value: Printed | string[] } | { ok: false; error: string };

/** The largest roster takes some seconds; what takes longer than this never ends. */
const JOB_MS = 120_000;
/** Fonts stay read for whoever prints next, and go when nobody does. */
const IDLE_MS = 60_000;
const MEMORY_MB = 1_024;

/**
 * Prints in a thread, one job after the other: laying out two thousand rows keeps the server from nothing. The thread
 * starts with the first job; one that a job has broken is replaced. `root` is the project's folder.
 */
export function printInThread(root: string, { jobMs = JOB_MS, idleMs = IDLE_MS } = {}): Printer {
  let thread: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  function threadInWork(): Worker {
    clearTimeout(idle);
    thread ??= new Worker(path.join(root, "app/bin/print-thread.mjs"), {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    return thread;
  }

  function end() {
    void thread?.terminate();
    thread = null;
  }

  async function ask(job: Job): Promise<Printed | string[]> {
    const worker = threadInWork();
    const over = new AbortController();
    const { signal } = over;
    const broken = (words: string) => () => {
      throw new Error(words);
    };
    try {
      // Rejects, too, with what the thread threw.
      const answered = once(worker, "message", { signal });
      worker.postMessage(job);
      const [answer]: [Answer] = await Promise.race([
        answered as Promise<[Answer]>,
        once(worker, "exit", { signal }).then(broken("the printing thread ended")),
        delay(jobMs, undefined, { signal }).then(broken("printing took too long")),
      ]);
      if (!answer.ok) throw new Error(answer.error);
      return answer.value;
    } catch (error) {
      end();
      throw error;
    } finally {
      over.abort();
      idle = setTimeout(end, idleMs).unref();
    }
  }

  function inTurn<T>(job: Job): Promise<T> {
    const answer = last.then(() => ask(job));
    last = answer.catch(() => {});
    return answer as Promise<T>;
  }

  return {
    print: (papers) => inTurn({ papers, only: "pdf" }),
    missing: (papers) => inTurn({ papers, only: "missing" }),
  };
}

/** Prints within the process itself, where there is no build to start a thread from. */
export const printHere: Printer = { print: writePdf, missing: async (papers) => missingIn(papers) };

/** What such a thread does. */
export function printThread(port: MessagePort) {
  port.on("message", async ({ papers, only }: Job) => {
    try {
      port.postMessage({
        ok: true,
        value: only === "pdf" ? await writePdf(papers) : missingIn(papers),
      } satisfies Answer);
    } catch (error) {
      const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
      port.postMessage({ ok: false, error: words } satisfies Answer);
    }
  });
}
