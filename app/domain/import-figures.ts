import { type FiscalYear, fiscalYearName, parseFiscalYear } from "./fiscal-year.ts";
import { MAX_HEADCOUNT, parseHeadcount } from "./headcount.ts";
import { faulty, field, inTableAlone, required, sheetWide, taken, textField } from "./import-field.ts";
import type { Remark } from "./import-remark.ts";
import { type Cells, type RowReading, readCells } from "./import-row.ts";
import { searchKey } from "./search-key.ts";
import { COUNTED_CATEGORIES, type CountedCategory } from "./taxonomy.ts";
import { foldDigits } from "./tokyo-time.ts";

/**
 * 人数 of a category as the published table writes it; a number beside 一部不明 leaves some sessions out. A total keeps
 * no 約: the preview says so.
 */
type People = { kind: "known" | "partly"; people: number; approximate: boolean } | { kind: "unknown" };

const MAX_SESSIONS = 10_000;

/** The columns of a list of yearly figures: a row a unit and year, as the published table has them side by side. */
export const figureFields = {
  year: sheetWide(
    required(
      field<FiscalYear>(
        "年度",
        (text) => {
          const year = parseFiscalYear(text);
          return year === null ? faulty("year-unreadable") : taken(year);
        },
        {
          headings: ["会計年度", "対象年度"],
          max: 20,
          example: "R4",
          note: "R4、令和4年度、2022 のように書きます。",
          show: fiscalYearName,
        },
      ),
    ),
  ),
  unit: required(
    textField("集計単位", {
      // The published table has the names under its first block's own heading.
      headings: ["協議会", "協議会名", "保健所", "保健所名", "圏域", "会議 (WG・部会)", "会議 (WG・部会) 協議会名"],
      example: "釧路",
      note: "実績表の協議会の名称と同じに書きます。",
    }),
  ),
  meetingSessions: sessionsField("会議の回数", ["会議回数", "会議 (WG・部会) 回数"]),
  meetingPeople: peopleField("会議の人数", ["会議人数", "会議の延べ人数", "会議 (WG・部会) 人数(延べ)"]),
  trainingSessions: sessionsField("研修会の回数", ["研修会回数", "研修回数", "多職種・専門職の研修会 回数"]),
  trainingPeople: peopleField("研修会の人数", ["研修会人数", "研修人数", "多職種・専門職の研修会 人数(延べ)"]),
  trainingUnit: unitAgain("研修会", "多職種・専門職の研修会"),
  lectureSessions: sessionsField("講演会の回数", ["講演会回数", "講演回数", "講演会 回数"]),
  lecturePeople: peopleField("講演会の人数", ["講演会人数", "講演人数", "講演会 人数(延べ)"]),
  lectureUnit: unitAgain("講演会", "講演会"),
};

/** A unit's figure of one category, as the database keeps it: no headcount exactly where every session lacks one. */
export interface YearlyFigure {
  category: CountedCategory;
  sessions: number;
  /** Of how many the headcount is unknown. Where the table says 一部不明, one at least, and no paper says more. */
  unknownSessions: number;
  headcount: number | null;
}

/** The row of totals (21協議会) that the published table ends with; beneath it stand notes at most. */
export function isFoot({ unit = "" }: Cells): boolean {
  return /^\d+協議会$/.test(foldDigits(unit));
}

export interface FigureRow {
  year: FiscalYear;
  unit: string;
  /** Of the categories whose 回数 the row tells. */
  figures: YearlyFigure[];
}

/** Reads a row, and holds 回数 and 人数 of each category against each other. */
export function readFigures(cells: Cells): RowReading<FigureRow> {
  const read = readCells(figureFields, cells);
  if (!read.ok) return read;
  const { year, unit } = read.value;
  const remarks = (["trainingUnit", "lectureUnit"] as const).flatMap((field): Remark[] => {
    const again = read.value[field];
    return again === null || searchKey(again) === searchKey(unit) ? [] : [{ field, code: "unit-differs" }];
  });
  const figures: YearlyFigure[] = [];
  for (const category of COUNTED_CATEGORIES) {
    const sessions = read.value[`${category}Sessions`];
    const people = read.value[`${category}People`];
    const figure = sessions === null ? null : figureOf(category, sessions, people);
    if (figure === "contradiction" || (sessions === null && people !== null)) {
      remarks.push({ field: `${category}People`, code: "figure-contradicts" });
    } else if (figure) figures.push(figure);
  }
  if (remarks.length === 0 && figures.length === 0) remarks.push({ field: "meetingSessions", code: "required" });
  return remarks.length > 0 ? { ok: false, remarks } : { ok: true, value: { year, unit, figures } };
}

/** No number beside sessions is 不明, never zero; a number without a session contradicts itself. */
function figureOf(category: CountedCategory, sessions: number, people: People | null): YearlyFigure | "contradiction" {
  if (sessions === 0) {
    const nothing = people === null || (people.kind === "known" && people.people === 0);
    return nothing ? { category, sessions, unknownSessions: 0, headcount: null } : "contradiction";
  }
  if (people === null || people.kind === "unknown") {
    return { category, sessions, unknownSessions: sessions, headcount: null };
  }
  if (people.kind === "known") return { category, sessions, unknownSessions: 0, headcount: people.people };
  return sessions > 1 ? { category, sessions, unknownSessions: 1, headcount: people.people } : "contradiction";
}

/** The published table names the unit in each of its blocks anew; a block that has slipped a line is another's. */
function unitAgain(block: string, heading: string) {
  return inTableAlone(textField(`集計単位（${block}の欄）`, { headings: [heading, `${heading} 協議会名`] }));
}

function sessionsField(label: string, headings: readonly string[]) {
  return field<number>(
    label,
    (text) => {
      const digits = foldDigits(text)
        .match(/^([\d,]+)\s*回?$/)?.[1]
        ?.replaceAll(",", "");
      if (!digits) return faulty("number-unreadable");
      return Number(digits) > MAX_SESSIONS ? faulty("number-too-large", String(MAX_SESSIONS)) : taken(Number(digits));
    },
    { headings, max: 20, example: "2" },
  );
}

function peopleField(label: string, headings: readonly string[]) {
  return field<People>(
    label,
    (text) => {
      // 53(一部不明), 53人（一部不明）, 53(一部不明)人
      const [, number, partly] = foldDigits(text).match(/^(.*?)\s*(\(?一部不明\)?(?:名|人)?)?$/) ?? [];
      const read = parseHeadcount(number ?? "");
      if (!read.ok) {
        return read.error === "too-many"
          ? faulty("number-too-large", String(MAX_HEADCOUNT))
          : faulty("headcount-unreadable");
      }
      const { people, basis } = read.value;
      if (people === null) return partly ? faulty("headcount-unreadable") : taken({ kind: "unknown" });
      return taken({ kind: partly ? "partly" : "known", people, approximate: basis === "approximate" });
    },
    {
      headings,
      max: 40,
      example: "53",
      note: "97、不明、53(一部不明) のように書きます。回数があるのに空欄のものは、不明とします。「約」は記録に残りません。",
      show: (value) => (value.kind !== "unknown" && value.approximate ? `${value.people}（「約」は残りません）` : null),
    },
  );
}
