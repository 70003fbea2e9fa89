import type { AppContext } from "../context.ts";

/** What a visitor's page may know before anyone has signed in. */
export async function showSite(ctx: AppContext): Promise<{ demo: boolean; needsSetup: boolean }> {
  const prefecture = await ctx.db.prefecture.findFirst({ select: { demo: true } });
  return { demo: prefecture?.demo ?? false, needsSetup: prefecture === null };
}
