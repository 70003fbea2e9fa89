import { randomUUID } from "node:crypto";
import type { Tx } from "#app/adapters/db/database.server.ts";
import type { RecordWrite } from "#app/adapters/db/import-record-store.server.ts";
import { fiscalYearOf } from "#app/domain/fiscal-year.ts";
import { nearest } from "#app/domain/import-field.ts";
import type { Remark } from "#app/domain/import-remark.ts";
import { nameAndRound, type PastSession, readPastSession, sessionFields } from "#app/domain/import-sessions.ts";
import { searchKey } from "#app/domain/search-key.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { type ImportScope, type RowFate, sheetKind } from "./import-kind.ts";
import { deskOf } from "./import-people.ts";

const NO_TIME = "開始時刻は取込元の表に記載がありません。";

/**
 * 過去の開催: each row a session that was held. One on file of the same day, category, name and round is the same
 * session, and gets what it has no headcount for; nothing else of it is touched.
 */
export const sessionsKind = sheetKind({
  asks: "center",
  actions: ["session.write", "attendance.write"],
  fields: sessionFields,
  read: readPastSession,
  load: async (tx, scope) => ({
    bodies: await findBodiesByName(tx, scope),
    confirmed: await findConfirmedYears(tx, scope),
    figureYears: await findFigureYears(tx, scope),
    onFile: await findSessionsOnFile(tx, scope),
  }),
  decide({ bodies, confirmed, figureYears, onFile }, scope, rows) {
    const fates = new Map<number, RowFate>();
    const seen = new Map<string, number>();
    const added: RecordWrite[] = [];
    const joined: RecordWrite[] = [];
    const changed: RecordWrite[] = [];
    for (const { row, value } of rows) {
      const body = value.body === null ? null : bodies.get(searchKey(value.body));
      const key = keyOf(value);
      const known = onFile.get(key);
      const remark = refusalOf(value, {
        now: scope.now,
        confirmed: confirmed.has(fiscalYearOf(value.startsAt)),
        hasFigures: figureYears.has(fiscalYearOf(value.startsAt)),
        body,
        bodyNames: [...bodies.values()].map(({ name }) => name),
        first: seen.get(key),
        known,
      });
      if (remark) {
        fates.set(row, { fate: "refused", remarks: [remark] });
        continue;
      }
      seen.set(key, row);
      if (known) {
        const { basis, people } = value.headcount;
        // 不明 on an old paper is no reason to forget a number that is known.
        const tells = basis !== "none" && !(basis === "unknown" && known.headcount !== null);
        const isNews = tells && (known.headcountBasis !== basis || known.headcount !== people);
        fates.set(
          row,
          isNews
            ? { fate: "changed", changes: [{ field: "headcount", before: headcountText(known) }] }
            : { fate: "same" },
        );
        if (isNews) {
          const columns = {
            headcountBasis: basis,
            headcount: people,
            version: known.version + 1,
            updatedAt: scope.now,
          };
          changed.push({ table: "Session", id: known.id, isNew: false, columns });
        }
        continue;
      }
      const id = randomUUID();
      fates.set(row, { fate: "added" });
      added.push({ table: "Session", id, isNew: true, columns: columnsOf(id, value, scope) });
      if (body) {
        const columns = { sessionId: id, bodyId: body.id, position: 0 };
        joined.push({ table: "SessionBody", id: `${id} ${body.id}`, isNew: true, columns });
      }
    }
    return { fates, writes: [...added, ...joined, ...changed] };
  },
});

/** As a sheet would write it. */
function headcountText({ headcountBasis, headcount }: KnownSession): string | null {
  if (headcount === null) return headcountBasis === "unknown" ? "不明" : null;
  return `${headcountBasis === "approximate" ? "約" : ""}${headcount}名`;
}

interface KnownSession {
  id: string;
  state: string;
  headcountBasis: string;
  headcount: number | null;
  version: number;
}

/** What keeps a row that reads well from being taken; null when nothing does. */
function refusalOf(
  value: PastSession,
  facts: {
    now: Date;
    confirmed: boolean;
    hasFigures: boolean;
    body: { id: string } | null | undefined;
    bodyNames: readonly string[];
    first: number | undefined;
    known: KnownSession | undefined;
  },
): Remark | null {
  if (value.startsAt > facts.now) return { field: "heldOn", code: "in-future" };
  if (facts.confirmed) return { field: "heldOn", code: "report-confirmed" };
  // A year never mixes totals and sessions for one unit. Source: DOMAIN "The annual table".
  if (facts.hasFigures) return { field: "heldOn", code: "has-figures" };
  if (facts.body === undefined) {
    return { field: "body", code: "unknown-word", detail: nearest(value.body ?? "", facts.bodyNames).join("、") };
  }
  if (facts.first !== undefined) return { field: "title", code: "same-as-row", detail: String(facts.first) };
  if (facts.known && facts.known.state !== "held") return { field: "title", code: "not-held" };
  return null;
}

/** Two of one name on one day are told apart by their round, else they are one: 令和5年度第1回部会 is 部会, 第1回. */
function keyOf(of: { startsAt: Date; category: string; title: string; round: number | null }): string {
  const { name, round } = nameAndRound(of.title);
  return [tokyoDate(of.startsAt), of.category, name, of.round ?? round].join(" ");
}

async function findBodiesByName(tx: Tx, scope: ImportScope) {
  const { prefectureId } = scope;
  const bodies = await tx.body.findMany({
    where: { prefectureId, centerId: deskOf(scope) },
    select: { id: true, name: true },
    orderBy: [{ position: "desc" }, { id: "desc" }],
  });
  return new Map(bodies.map((body) => [searchKey(body.name), body]));
}

async function findConfirmedYears(tx: Tx, scope: ImportScope): Promise<Set<number>> {
  const reports = await tx.activityReport.findMany({
    where: {
      prefectureId: scope.prefectureId,
      state: "confirmed",
      reportingUnit: { centers: { some: { id: deskOf(scope) } } },
    },
    select: { fiscalYear: true },
  });
  return new Set(reports.map(({ fiscalYear }) => fiscalYear));
}

/** The years whose totals were brought in for the desk's unit. */
async function findFigureYears(tx: Tx, scope: ImportScope): Promise<Set<number>> {
  const figures = await tx.importedFigure.findMany({
    where: { prefectureId: scope.prefectureId, reportingUnit: { centers: { some: { id: deskOf(scope) } } } },
    select: { fiscalYear: true },
    distinct: ["fiscalYear"],
  });
  return new Set(figures.map(({ fiscalYear }) => fiscalYear));
}

async function findSessionsOnFile(tx: Tx, scope: ImportScope): Promise<Map<string, KnownSession>> {
  const sessions = await tx.session.findMany({
    where: { prefectureId: scope.prefectureId, centerId: deskOf(scope), startsAt: { not: null } },
    select: {
      id: true,
      state: true,
      category: true,
      title: true,
      round: true,
      startsAt: true,
      headcountBasis: true,
      headcount: true,
      version: true,
    },
    orderBy: { id: "desc" },
  });
  return new Map(sessions.flatMap(({ startsAt, ...s }) => (startsAt ? [[keyOf({ ...s, startsAt }), s] as const] : [])));
}

function columnsOf(id: string, value: PastSession, scope: ImportScope): RecordWrite["columns"] {
  const { category, format, title, round, theme, venue, startsAt, endsAt, headcount } = value;
  return {
    id,
    prefectureId: scope.prefectureId,
    centerId: deskOf(scope),
    category,
    state: "held",
    format,
    title,
    round,
    theme,
    searchKey: searchKey(title, theme, venue),
    startsAt,
    endsAt,
    venue,
    note: value.timeKnown ? null : NO_TIME,
    headcountBasis: headcount.basis,
    headcount: headcount.people,
    icalUid: `${id}@renkei`,
    icalSequence: 0,
    version: 0,
    createdAt: scope.now,
    updatedAt: scope.now,
  };
}
