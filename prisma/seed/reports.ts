import { fiscalYearOf } from "#app/domain/fiscal-year.ts";
import { headcountOf, listedHeadcount, type StatedHeadcount } from "#app/domain/headcount.ts";
import { COUNTED_CATEGORIES, COUNTED_ROLES, type CountedCategory } from "#app/domain/taxonomy.ts";
import { addDays, fromTokyo, type IsoDate } from "#app/domain/tokyo-time.ts";
import { CENTERS, UNITS } from "./places.ts";
import { centerId, unitId } from "./prefecture.ts";
import type { Rows } from "./rows.ts";
import { seedId } from "./seed-id.ts";
import { workingDayFrom } from "./working-day.ts";
import { PUBLISHED_YEAR, type World } from "./world.ts";

/**
 * A report for each unit and year from R5 to the current one. Centers submit in spring and the prefecture
 * confirms in summer, so the state of each follows from today. The published year is open again, so that a
 * visitor can fill in an unknown headcount and see the table change; what was published stays as edition 1.
 */
export function addReports(world: World): void {
  const { rows, prefectureId, today, fiscalYear: current } = world;
  const figures = tallyRows(rows);
  for (let fiscalYear = PUBLISHED_YEAR; fiscalYear <= current; fiscalYear++) {
    UNITS.forEach((unit, index) => {
      const id = seedId("report", unit, fiscalYear);
      const submittedOn = workingDayFrom(addDays(`${fiscalYear + 1}-04-08`, index));
      const confirmedOn = workingDayFrom(addDays(`${fiscalYear + 1}-06-10`, index));
      const submitted = submittedOn < today;
      // In the newest year the prefecture still waits with some.
      const confirmed = confirmedOn < today && !(fiscalYear === current - 1 && index % 4 === 1);
      rows.reports.push({
        id,
        prefectureId,
        reportingUnitId: unitId(unit),
        fiscalYear,
        state: !confirmed
          ? submitted
            ? "submitted"
            : "open"
          : fiscalYear === PUBLISHED_YEAR
            ? "reopened"
            : "confirmed",
        comment: fiscalYear === PUBLISHED_YEAR ? "公表済み。人数が不明の開催を調べるため、再入力中です。" : null,
        submittedAt: submitted ? at(submittedOn) : null,
        confirmedAt: confirmed ? at(confirmedOn) : null,
      });
      if (!confirmed) return;
      for (const category of COUNTED_CATEGORIES) {
        const figure = figures.get(figureKey(unit, fiscalYear, category)) ?? { sessions: 0, unknown: 0, people: 0 };
        rows.cells.push({
          reportId: id,
          edition: 1,
          category,
          sessions: figure.sessions,
          unknownSessions: figure.unknown,
          headcount: figure.unknown === figure.sessions ? null : figure.people,
          frozenAt: at(confirmedOn),
        });
      }
    });
  }
}

const at = (date: IsoDate) => fromTokyo(date, "17:00");
const figureKey = (unit: string, year: number, category: string) => `${unit}/${year}/${category}`;

interface Figure {
  sessions: number;
  unknown: number;
  people: number;
}

/** The figures as the rows give them, by the same rules as the annual table. */
function tallyRows(rows: Rows): Map<string, Figure> {
  const units = new Map(CENTERS.map((place) => [centerId(place), place.unit]));
  const counted: ReadonlySet<string> = new Set(COUNTED_ROLES);
  const attendances = bySession(rows.attendances);
  const groups = bySession(rows.groups);
  const figures = new Map<string, Figure>();
  for (const session of rows.sessions) {
    if (session.state !== "held" || !COUNTED_CATEGORIES.includes(session.category as CountedCategory)) continue;
    const id = session.id as string;
    const stated = { basis: session.headcountBasis, people: session.headcount } as StatedHeadcount;
    const headcount = headcountOf(stated, listedHeadcount(attendances.get(id) ?? [], groups.get(id) ?? [], counted));
    const year = fiscalYearOf(session.startsAt as Date);
    const key = figureKey(units.get(session.centerId) as string, year, session.category);
    const figure = figures.get(key) ?? { sessions: 0, unknown: 0, people: 0 };
    figures.set(key, {
      sessions: figure.sessions + 1,
      unknown: figure.unknown + (headcount.kind === "unknown" ? 1 : 0),
      people: figure.people + (headcount.kind === "unknown" ? 0 : headcount.people),
    });
  }
  return figures;
}

function bySession<Row extends { sessionId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.sessionId);
    if (group) group.push(row);
    else groups.set(row.sessionId, [row]);
  }
  return groups;
}
