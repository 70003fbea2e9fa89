import { type Headcount, type HeadcountBasis, headcountOf } from "#app/domain/headcount.ts";
import type { TallyRow } from "#app/domain/tally.ts";
import { COUNTED_CATEGORIES, type CountedCategory } from "#app/domain/taxonomy.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { Prisma, type Tx } from "./database.server.ts";

/** The instants a tally lies between: from is in it, until is not. */
export interface Span {
  from: Instant;
  until: Instant;
}

/** Which figure of the annual table: one unit or all, one category or all; or what a unit shows as 再掲. */
export interface FigureFilter {
  unitId: string | null;
  category: CountedCategory | null;
  coHosted: boolean;
}

/** A session with what its headcount is made of. `people` is the number that counts, null when unknown. */
export interface CountedSession {
  id: string;
  basis: HeadcountBasis;
  stated: number | null;
  people: number | null;
}

// The SQL below is the same for SQLite and PostgreSQL: quoted names, Date parameters, no functions of one alone.

/** The sessions (s) the annual table counts, with prefecture (p) and lead center (c). Source: DOMAIN "The annual table". */
function fromCounted(prefectureId: string, { from, until }: Span): Prisma.Sql {
  return Prisma.sql`
    FROM "Prefecture" p
    JOIN "Session" s ON s."prefectureId" = p."id"
    JOIN "HealthCenter" c ON c."id" = s."centerId"
    WHERE p."id" = ${prefectureId} AND s."state" = 'held'
      AND s."startsAt" >= ${from} AND s."startsAt" < ${until}
      AND s."category" IN ('meeting', 'training', 'lecture')
      AND (p."countsWritten" OR s."format" <> 'written')`;
}

/**
 * A session's headcount, null when unknown, as domain/headcount has it: stated, else listed by name, by group where
 * no name counts. A sum over no rows is null, so COALESCE goes on; nothing is looked up where a number is stated.
 */
function headcount(prefectureId: string): Prisma.Sql {
  const counts = Prisma.sql`"role" IN (SELECT r."role" FROM "CountedRole" r WHERE r."prefectureId" = ${prefectureId})`;
  const named = Prisma.sql`(SELECT SUM(CASE WHEN a.${counts} THEN 1 ELSE 0 END)
    FROM "Attendance" a WHERE a."sessionId" = s."id")`;
  const grouped = Prisma.sql`(SELECT SUM(CASE WHEN g.${counts} THEN g."people" ELSE 0 END)
    FROM "AttendanceGroup" g WHERE g."sessionId" = s."id")`;
  return Prisma.sql`COALESCE(s."headcount", NULLIF(${named}, 0), ${grouped}, ${named})`;
}

/**
 * The annual table's figures in one query; the index Session_tally covers all it reads of sessions. Materialized:
 * folded into the outer query, SQLite would count each session's attendance twice and go over the sessions by center
 * (232 against 32 ms over 10,000 sessions).
 */
export function tallyQuery(prefectureId: string, span: Span): Prisma.Sql {
  return Prisma.sql`
    WITH t AS MATERIALIZED (
      SELECT c."reportingUnitId" AS "unitId", s."category" AS "category", s."headcountBasis" AS "basis",
        ${headcount(prefectureId)} AS "people"
      ${fromCounted(prefectureId, span)}
    )
    SELECT t."unitId", t."category",
      COUNT(*) AS "sessions",
      COUNT(*) - COUNT(t."people") AS "unknown",
      COUNT(CASE WHEN t."basis" = 'approximate' THEN 1 END) AS "approximate",
      COALESCE(SUM(t."people"), 0) AS "people"
    FROM t
    GROUP BY t."unitId", t."category"`;
}

/** Counts and sums come as BigInt, or on PostgreSQL as Decimal; all are far below 2^53. */
type Raw<T, K extends keyof T> = Omit<T, K> & Record<K, bigint>;

/** The figures of every unit and category that has a session in a span. */
export async function tallySessions(tx: Tx, prefectureId: string, span: Span): Promise<TallyRow[]> {
  const rows = await tx.$queryRaw<Raw<TallyRow, "sessions" | "unknown" | "approximate" | "people">[]>(
    tallyQuery(prefectureId, span),
  );
  return rows.map(({ unitId, category, sessions, unknown, approximate, people }) => ({
    unitId,
    category,
    sessions: Number(sessions),
    unknown: Number(unknown),
    approximate: Number(approximate),
    people: Number(people),
  }));
}

/** 再掲: how many counted sessions of other units each unit co-hosts. A session of two of its centers is one. */
export async function countCoHosted(tx: Tx, prefectureId: string, span: Span): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ unitId: string; sessions: bigint }[]>`
    SELECT hc."reportingUnitId" AS "unitId", COUNT(DISTINCT h."sessionId") AS "sessions"
    FROM "SessionCoHost" h
    JOIN "HealthCenter" hc ON hc."id" = h."centerId"
    JOIN (SELECT s."id" AS "id", c."reportingUnitId" AS "unitId" ${fromCounted(prefectureId, span)}) t
      ON t."id" = h."sessionId"
    WHERE hc."reportingUnitId" <> t."unitId"
    GROUP BY hc."reportingUnitId"`;
  return new Map(rows.map((row) => [row.unitId, Number(row.sessions)]));
}

function within({ unitId, category, coHosted }: FigureFilter): Prisma.Sql {
  // As text: PostgreSQL would not compare an enum with a parameter it takes for text.
  const ofCategory = category ? Prisma.sql`AND CAST(s."category" AS TEXT) = ${category}` : Prisma.empty;
  if (!coHosted)
    return Prisma.sql`${unitId ? Prisma.sql`AND c."reportingUnitId" = ${unitId}` : Prisma.empty} ${ofCategory}`;
  const host = unitId ? Prisma.sql`AND hc."reportingUnitId" = ${unitId}` : Prisma.empty;
  return Prisma.sql`AND EXISTS (
    SELECT 1 FROM "SessionCoHost" h JOIN "HealthCenter" hc ON hc."id" = h."centerId"
    WHERE h."sessionId" = s."id" AND hc."reportingUnitId" <> c."reportingUnitId" ${host}) ${ofCategory}`;
}

/** The sessions that make up a figure, oldest first. */
export async function listCounted(
  tx: Tx,
  prefectureId: string,
  span: Span,
  filter: FigureFilter,
): Promise<CountedSession[]> {
  const rows = await tx.$queryRaw<(Omit<CountedSession, "people"> & { people: bigint | null })[]>`
    SELECT s."id", s."headcountBasis" AS "basis", s."headcount" AS "stated", ${headcount(prefectureId)} AS "people"
    ${fromCounted(prefectureId, span)} ${within(filter)}
    ORDER BY s."startsAt", s."id"`;
  return rows.map((row) => ({ ...row, people: row.people === null ? null : Number(row.people) }));
}

/** The headcounts of some sessions, whether the annual table counts them or not. */
export async function listHeadcounts(
  tx: Tx,
  prefectureId: string,
  ids: readonly string[],
): Promise<Map<string, Headcount>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<(Omit<CountedSession, "people"> & { people: bigint | null })[]>`
    SELECT s."id", s."headcountBasis" AS "basis", s."headcount" AS "stated", ${headcount(prefectureId)} AS "people"
    FROM "Session" s WHERE s."prefectureId" = ${prefectureId} AND s."id" IN (${Prisma.join([...ids])})`;
  return new Map(
    rows.map(({ id, basis, stated, people }) => [
      id,
      headcountOf({ basis, people: stated }, people === null ? null : Number(people)),
    ]),
  );
}

/**
 * 実人数: how many different people stand in the attendance lists behind a figure, and in how many sessions a list
 * was kept. Who has no record as a person is told apart by name and organization, as written on the day;
 * records merged into one are one person, through however many merges.
 */
export async function countDistinctPeople(
  tx: Tx,
  prefectureId: string,
  span: Span,
  filter: FigureFilter,
): Promise<{ people: number; sessions: number }> {
  const [row] = await tx.$queryRaw<{ people: bigint; sessions: bigint }[]>`
    WITH RECURSIVE one AS (
      SELECT "id" AS "id", "id" AS "whole" FROM "Person"
      WHERE "prefectureId" = ${prefectureId} AND "mergedIntoId" IS NULL
      UNION ALL
      SELECT m."id", one."whole" FROM "Person" m JOIN one ON m."mergedIntoId" = one."id"
    )
    SELECT COUNT(DISTINCT t."sessionId") AS "sessions",
      COUNT(DISTINCT CASE WHEN t."counts" = 1 THEN t."who" END) AS "people"
    FROM (
      SELECT a."sessionId" AS "sessionId",
        COALESCE(one."whole", a."name" || ' ' || COALESCE(a."organizationName", '')) AS "who",
        CASE WHEN a."role" IN (SELECT r."role" FROM "CountedRole" r WHERE r."prefectureId" = ${prefectureId})
          THEN 1 ELSE 0 END AS "counts"
      FROM "Attendance" a
      JOIN (SELECT s."id" AS "id" ${fromCounted(prefectureId, span)} ${within(filter)}) f ON f."id" = a."sessionId"
      LEFT JOIN one ON one."id" = a."personId"
    ) t`;
  return { people: Number(row?.people ?? 0), sessions: Number(row?.sessions ?? 0) };
}

/** When the first session on record was held; null when none was. */
export async function firstHeldAt(tx: Tx, prefectureId: string): Promise<Instant | null> {
  const first = await tx.session.findFirst({
    where: { prefectureId, state: "held" },
    orderBy: { startsAt: "asc" },
    select: { startsAt: true },
  });
  return first?.startsAt ?? null;
}

/** The totals brought in for a year whose sessions are not on record. */
export async function findImportedFigures(tx: Tx, prefectureId: string, fiscalYear: number): Promise<TallyRow[]> {
  const figures = await tx.importedFigure.findMany({
    where: { prefectureId, fiscalYear, category: { in: [...COUNTED_CATEGORIES] } },
  });
  return figures.map(({ reportingUnitId, category, sessions, unknownSessions, headcount }) => ({
    unitId: reportingUnitId,
    category: category as CountedCategory,
    sessions,
    unknown: unknownSessions,
    approximate: 0,
    people: headcount ?? 0,
  }));
}
