import type { Instant } from "#app/domain/tokyo-time.ts";
import type { Tx } from "./database.server.ts";

/** How often a key was counted in the window that is running; 0 when none is. */
export async function attemptsOf(tx: Tx, key: string, now: Instant): Promise<number> {
  const window = await tx.rateWindow.findUnique({ where: { key } });
  return window && window.endsAt > now ? window.attempts : 0;
}

/** Counts one attempt, in a window that starts with the first and lasts `windowMs`; returns how many it makes. */
export async function countAttempt(tx: Tx, key: string, now: Instant, windowMs: number): Promise<number> {
  await tx.rateWindow.deleteMany({ where: { endsAt: { lte: now } } });
  const endsAt = new Date(now.getTime() + windowMs);
  const { attempts } = await tx.rateWindow.upsert({
    where: { key },
    create: { key, attempts: 1, endsAt },
    update: { attempts: { increment: 1 } },
  });
  return attempts;
}

export async function forgetAttempts(tx: Tx, key: string): Promise<void> {
  await tx.rateWindow.deleteMany({ where: { key } });
}
