import { fiscalYearOf } from "#app/domain/fiscal-year.ts";
import type { Tx } from "./database.server.ts";
import type { Obstacle } from "./import-record-store.server.ts";

/** Whether an import's sessions or totals stand in a year whose report is confirmed, or stood in one before. */
export async function touchesConfirmedYear(tx: Tx, of: { id: string; prefectureId: string }): Promise<boolean> {
  const reports = await tx.activityReport.findMany({
    where: { prefectureId: of.prefectureId, state: "confirmed" },
    select: { fiscalYear: true, reportingUnit: { select: { id: true, centers: { select: { id: true } } } } },
  });
  if (reports.length === 0) return false;
  // Totals are a unit's, sessions a center's.
  const confirmed = new Set(
    reports.flatMap(({ fiscalYear, reportingUnit: { id, centers } }) =>
      [id, ...centers.map((center) => center.id)].map((place) => `${place} ${fiscalYear}`),
    ),
  );
  const places = await tx.$queryRaw<{ place: string; year: number | bigint | null; startsAt: string | null }[]>`
    SELECT DISTINCT coalesce(s."state" ->> 'reportingUnitId', s."state" ->> 'centerId') AS "place",
      s."state" ->> 'fiscalYear' AS "year", s."state" ->> 'startsAt' AS "startsAt"
    FROM (
      SELECT "importId", "table", "before" AS "state" FROM "ImportChange" WHERE "before" IS NOT NULL
      UNION ALL SELECT "importId", "table", "after" FROM "ImportChange"
    ) s WHERE s."importId" = ${of.id} AND s."table" IN ('Session', 'ImportedFigure')`;
  return places.some(({ place, year, startsAt }) => {
    const fiscalYear = year === null ? startsAt && fiscalYearOf(new Date(startsAt)) : Number(year);
    return confirmed.has(`${place} ${fiscalYear}`);
  });
}

/**
 * The appointments an import added whose people were called, or asked for their dates, as holders of the seat since:
 * neither names the appointment, only the seat and the person.
 */
export async function findCalledSince(tx: Tx, importId: string, most: number): Promise<Obstacle[]> {
  const called = await tx.$queryRaw<{ recordId: string; usedBy: string }[]>`
    SELECT DISTINCT c."recordId", u."usedBy"
    FROM "Import" i
    JOIN "ImportChange" c ON c."importId" = i."id" AND c."table" = 'Appointment' AND c."before" IS NULL
    JOIN "Appointment" a ON a."id" = c."recordId"
    JOIN (
      SELECT 'Invitation' AS "usedBy", "seatId", "personId", "createdAt" AS "calledAt" FROM "Invitation"
      UNION ALL
      SELECT 'PollParticipant', "seatId", "personId", "sentAt" FROM "PollParticipant"
    ) u ON u."seatId" = a."seatId" AND u."personId" = a."personId"
      AND (u."calledAt" IS NULL OR u."calledAt" >= i."appliedAt")
    WHERE i."id" = ${importId}
    ORDER BY c."position" LIMIT ${most}`;
  return called.map(({ recordId, usedBy }) => ({ table: "Appointment", recordId, usedBy }));
}
