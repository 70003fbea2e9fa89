import { forgetSamples } from "#app/adapters/db/import-store.server.ts";
import { OVER_STATES } from "#app/domain/import-state.ts";
import type { AppContext } from "../context.ts";

const SHEET_KEPT_MS = 24 * 60 * 60 * 1000;
const LINES_KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * Lets go of what imports leave behind, as it is full of personal data: the sheet of one that is over, a day after it
 * came, which `sweepFiles` then takes away, and its first rows; its refused rows, and what was never applied, a month
 * after. What an undoing needs stays.
 */
export async function forgetSheets(ctx: Omit<AppContext, "importer">): Promise<void> {
  const now = ctx.now().getTime();
  const over = { state: { in: [...OVER_STATES] } };
  const monthOld = { createdAt: { lt: new Date(now - LINES_KEPT_MS) } };
  await ctx.db.import.updateMany({
    where: { state: { in: ["uploaded", "checked"] }, ...monthOld },
    data: { state: "discarded" },
  });
  await ctx.db.importLine.deleteMany({ where: { import: { ...over, ...monthOld } } });
  const ended = await ctx.db.import.findMany({ where: { ...over, columns: { not: null } }, select: { id: true } });
  await forgetSamples(
    ctx.db,
    ended.map(({ id }) => id),
  );
  const dayOld = { ...over, createdAt: { lt: new Date(now - SHEET_KEPT_MS) } };
  await ctx.db.import.updateMany({ where: { ...dayOld, sha256: { not: "" } }, data: { sha256: "" } });
}
