import { removeFile } from "#app/adapters/files/file-store.server.ts";
import { OVER_STATES } from "#app/domain/import-state.ts";
import type { AppContext } from "../context.ts";

const SHEET_KEPT_MS = 24 * 60 * 60 * 1000;
const LINES_KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * Takes away what imports leave behind, as it is full of personal data: the sheet of one that is over, a day after it
 * came; its refused rows, and what was never applied, a month after. What an undoing needs stays.
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
  const dayOld = { ...over, createdAt: { lt: new Date(now - SHEET_KEPT_MS) } };
  const old = await ctx.db.import.findMany({
    where: { ...dayOld, sha256: { not: "" } },
    select: { sha256: true },
    distinct: ["sha256"],
  });
  for (const { sha256 } of old) {
    // The same bytes may have come again, or be handed out as a material.
    const [sheets, materials] = await Promise.all([
      ctx.db.import.count({ where: { sha256, NOT: dayOld } }),
      ctx.db.material.count({ where: { sha256 } }),
    ]);
    if (sheets > 0) continue;
    if (materials === 0) await removeFile(ctx.settings.filesDir, sha256);
    await ctx.db.import.updateMany({ where: { sha256 }, data: { sha256: "" } });
  }
}
