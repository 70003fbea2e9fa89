import type { ReportText } from "#app/domain/session-report.ts";
import type { Tx } from "./database.server.ts";

/** What was written, with its version; null where nothing was yet. */
export function findReportText(tx: Tx, sessionId: string): Promise<(ReportText & { version: number }) | null> {
  return tx.sessionReport.findUnique({
    where: { sessionId },
    select: {
      ...{ targetCount: true, contents: true, result: true, survey: true },
      ...{ issues: true, nextYear: true, author: true, version: true },
    },
  });
}

/** Writes it, its version one up. */
export async function writeReportText(
  tx: Tx,
  { id: sessionId, prefectureId }: { id: string; prefectureId: string },
  text: ReportText,
): Promise<void> {
  await tx.sessionReport.upsert({
    where: { sessionId },
    create: { ...text, sessionId, prefectureId },
    update: { ...text, version: { increment: 1 } },
  });
}

export async function medicalAreaName(tx: Tx, id: string): Promise<string> {
  const { name } = await tx.medicalArea.findUniqueOrThrow({ where: { id }, select: { name: true } });
  return name;
}
