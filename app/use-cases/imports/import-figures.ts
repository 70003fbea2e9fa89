import { randomUUID } from "node:crypto";
import type { Tx } from "#app/adapters/db/database.server.ts";
import type { RecordWrite } from "#app/adapters/db/import-record-store.server.ts";
import { fiscalYearOf } from "#app/domain/fiscal-year.ts";
import { nearest } from "#app/domain/import-field.ts";
import { type FigureRow, figureFields, isFoot, readFigures, type YearlyFigure } from "#app/domain/import-figures.ts";
import type { Remark } from "#app/domain/import-remark.ts";
import { searchKey } from "#app/domain/search-key.ts";
import { shownPeople } from "#app/domain/tally.ts";
import { COUNTED_CATEGORIES } from "#app/domain/taxonomy.ts";
import { peopleText } from "#app/text/reports.ts";
import { changedOrSame, type FieldChange, type ImportScope, type RowFate, sheetKind } from "./import-kind.ts";

const SOURCE = "表の取込み";

/** 過年度の実績: the totals of years whose sessions nobody has on record. */
export const figuresKind = sheetKind({
  asks: "prefecture",
  actions: ["figure.import"],
  fields: figureFields,
  read: readFigures,
  endsAt: isFoot,
  load: async (tx, { prefectureId }) => ({
    units: await findUnitsByName(tx, prefectureId),
    confirmed: await findConfirmed(tx, prefectureId),
    recorded: await findRecorded(tx, prefectureId),
    onFile: await findFiguresOnFile(tx, prefectureId),
  }),
  decide({ units, confirmed, recorded, onFile }, scope, rows) {
    const fates = new Map<number, RowFate>();
    const seen = new Map<string, number>();
    const writes: RecordWrite[] = [];
    for (const { row, value } of rows) {
      const unit = units.get(unitKey(value.unit));
      const unitYear = `${unit?.id} ${value.year}`;
      const remark = refusalOf(value, {
        unit,
        unitNames: [...units.values()].map(({ name }) => name),
        confirmed: confirmed.has(unitYear),
        recorded: recorded.has(unitYear),
        first: seen.get(unitYear),
      });
      if (!unit || remark) {
        fates.set(row, { fate: "refused", remarks: remark ? [remark] : [] });
        continue;
      }
      seen.set(unitYear, row);
      const known = value.figures.map(({ category }) => onFile.get(`${unitYear} ${category}`));
      writes.push(...value.figures.flatMap((figure, n) => writeOf(figure, value, unit.id, known[n], scope) ?? []));
      const changes = value.figures.flatMap((figure, n) => changesOf(figure, known[n]));
      fates.set(row, known.some(Boolean) ? changedOrSame(changes) : { fate: "added" });
    }
    // New ones first: the engine writes runs of one kind.
    return { fates, writes: writes.sort((a, b) => Number(b.isNew) - Number(a.isNew)) };
  },
});

function refusalOf(
  { unit }: FigureRow,
  facts: {
    unit: { id: string } | undefined;
    unitNames: readonly string[];
    confirmed: boolean;
    recorded: boolean;
    first: number | undefined;
  },
): Remark | null {
  if (!facts.unit) return { field: "unit", code: "unknown-word", detail: nearest(unit, facts.unitNames).join("、") };
  if (facts.first !== undefined) return { field: "unit", code: "same-as-row", detail: String(facts.first) };
  if (facts.confirmed) return { field: "year", code: "report-confirmed" };
  // A year never mixes totals and sessions for one unit. Source: DOMAIN "The annual table".
  return facts.recorded ? { field: "year", code: "has-sessions" } : null;
}

type FigureOnFile = Omit<YearlyFigure, "category"> & { id: string };

/** What has to be written of a figure; null where it is on file as it is. */
function writeOf(
  figure: YearlyFigure,
  { year }: FigureRow,
  unitId: string,
  known: FigureOnFile | undefined,
  { prefectureId, now }: ImportScope,
): RecordWrite | null {
  if (!known) {
    const id = randomUUID();
    const place = { id, prefectureId, reportingUnitId: unitId, fiscalYear: year };
    const columns = { ...place, ...figure, source: SOURCE, importedAt: now };
    return { table: "ImportedFigure", id, isNew: true, columns };
  }
  if (changesOf(figure, known).length === 0) return null;
  const { category: _, ...numbers } = figure;
  return { table: "ImportedFigure", id: known.id, isNew: false, columns: { ...numbers, importedAt: now } };
}

/** What changes beside a figure on file; all of it where the row had others on file, but not this one. */
function changesOf(figure: YearlyFigure, known: FigureOnFile | undefined): FieldChange[] {
  const told = cellsOf(figure);
  const before = known ? cellsOf({ ...known, category: figure.category }) : {};
  return Object.entries(told).flatMap(([field, text]) =>
    before[field] === text ? [] : [{ field, before: before[field] ?? null }],
  );
}

/** A figure as the table writes it, by field. */
function cellsOf({ category, sessions, unknownSessions, headcount }: YearlyFigure): Record<string, string> {
  const people = peopleText(shownPeople({ sessions, unknown: unknownSessions, people: headcount ?? 0 }));
  return { [`${category}Sessions`]: String(sessions), [`${category}People`]: people };
}

/** 釧路, 釧路保健所 and 釧路地域…協議会 are one unit's names; what follows is left out. */
function unitKey(name: string): string {
  return searchKey(name).replace(/(?:保健所|協議会)$/, "");
}

async function findUnitsByName(tx: Tx, prefectureId: string) {
  const units = await tx.reportingUnit.findMany({
    where: { prefectureId },
    select: { id: true, name: true },
    orderBy: { position: "asc" },
  });
  return new Map(units.map((unit) => [unitKey(unit.name), unit]));
}

async function findConfirmed(tx: Tx, prefectureId: string): Promise<Set<string>> {
  const reports = await tx.activityReport.findMany({
    where: { prefectureId, state: "confirmed" },
    select: { reportingUnitId: true, fiscalYear: true },
  });
  return new Set(reports.map(({ reportingUnitId, fiscalYear }) => `${reportingUnitId} ${fiscalYear}`));
}

/** Units and years that have sessions of their own, held ones. */
async function findRecorded(tx: Tx, prefectureId: string): Promise<Set<string>> {
  const sessions = await tx.session.findMany({
    where: { prefectureId, state: "held", category: { in: [...COUNTED_CATEGORIES] } },
    select: { startsAt: true, center: { select: { reportingUnitId: true } } },
  });
  return new Set(
    sessions.flatMap(({ startsAt, center }) =>
      startsAt ? [`${center.reportingUnitId} ${fiscalYearOf(startsAt)}`] : [],
    ),
  );
}

async function findFiguresOnFile(tx: Tx, prefectureId: string): Promise<Map<string, FigureOnFile>> {
  const figures = await tx.importedFigure.findMany({ where: { prefectureId } });
  return new Map(figures.map((f) => [`${f.reportingUnitId} ${f.fiscalYear} ${f.category}`, f]));
}
