import { filesFrom, removeFile } from "#app/adapters/files/file-store.server.ts";
import type { AppContext } from "../context.ts";

/** Whatever is to point to a file does so within the request that brings it. */
const FILE_KEPT_MS = 24 * 60 * 60 * 1000;

/**
 * Takes away the files that came more than a day ago and that nothing points to: those of refused forms, and sheets
 * that are done with.
 */
export async function sweepFiles({ db, settings, now }: Pick<AppContext, "db" | "settings" | "now">): Promise<void> {
  const before = new Date(now().getTime() - FILE_KEPT_MS);
  const old = await filesFrom(settings.filesDir, before);
  // Only now: what points to one of them by this time is seen, and what will do so comes with the same bytes anew.
  const inUse = { select: { sha256: true }, distinct: ["sha256" as const] };
  const rows = [
    ...(await db.import.findMany(inUse)),
    ...(await db.material.findMany(inUse)),
    ...(await db.inboundMail.findMany(inUse)),
  ];
  const scans = await db.response.findMany({
    where: { scanSha256: { not: null } },
    select: { scanSha256: true },
    distinct: ["scanSha256"],
  });
  const used = new Set([...rows.map(({ sha256 }) => sha256), ...scans.map(({ scanSha256 }) => scanSha256)]);
  for (const sha256 of old) if (!used.has(sha256)) await removeFile(settings.filesDir, sha256, before);
}
