import { type ActivityTable, shownPeople } from "#app/domain/tally.ts";
import { COUNTED_CATEGORIES } from "#app/domain/taxonomy.ts";
import { tableCategoryLabel } from "#app/text/labels.ts";
import { peopleText, reportText } from "#app/text/reports.ts";
import { listCsv } from "./list-csv.server.ts";

type SheetCell = string | number;

/** The published layout: three blocks side by side, the unit's name repeated in each, two heading lines, the foot. */
function publishedLayout({ rows, foot }: ActivityTable): SheetCell[][] {
  return [
    COUNTED_CATEGORIES.flatMap((category) => [tableCategoryLabel[category], "", ""]),
    COUNTED_CATEGORIES.flatMap(() => ["", reportText.sessions, reportText.people]),
    ...rows.map(({ unit, cells }) =>
      COUNTED_CATEGORIES.flatMap((category) => [unit.name, cells[category].sessions, peopleCell(cells[category])]),
    ),
    COUNTED_CATEGORIES.flatMap((category) => {
      const { units, sessions, people } = foot[category];
      return [reportText.units(units), sessions, people];
    }),
  ];
}

function peopleCell(cell: Parameters<typeof shownPeople>[0]): SheetCell {
  const shown = shownPeople(cell);
  return shown.kind === "known" ? shown.people : peopleText(shown);
}

/** 実績表 as published: nine columns between tabs, LF, no BOM, nothing else. */
export function activityTsv(table: ActivityTable): string {
  const line = (cells: SheetCell[]) => cells.map((cell) => String(cell).replace(/[\t\r\n]/g, " ")).join("\t");
  return publishedLayout(table)
    .map((cells) => `${line(cells)}\n`)
    .join("");
}

/** The same for spreadsheets: BOM and CRLF, no cell that would be run as a formula; beneath it, which sums miss what. */
export function activityCsv(table: ActivityTable): string {
  const [head = [], ...rows] = [...publishedLayout(table), ...missingNotes(table)];
  return listCsv(head.map(String), rows);
}

function missingNotes({ rows }: ActivityTable): SheetCell[][] {
  const notes = rows.flatMap(({ unit, cells }) =>
    COUNTED_CATEGORIES.flatMap((category) => {
      const { sessions, unknown } = cells[category];
      if (shownPeople(cells[category]).kind !== "partly") return [];
      return [`${unit.name} ${tableCategoryLabel[category]}：${reportText.missing(sessions, unknown)}`];
    }),
  );
  const imported = rows.filter((row) => row.imported).map(({ unit }) => unit.name);
  const leftOut = rows.filter((row) => row.totalsLeftOut).map(({ unit }) => unit.name);
  return [
    ...(notes.length === 0 ? [] : [[""], ...[reportText.missingNote, ...notes].map((note) => [note])]),
    ...(imported.length === 0 ? [] : [[""], [reportText.imported(imported)]]),
    ...(leftOut.length === 0 ? [] : [[""], [reportText.totalsLeftOut(leftOut)]]),
  ];
}
