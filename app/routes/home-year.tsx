import { fiscalYearName } from "#app/domain/fiscal-year.ts";
import { formatDay } from "#app/domain/japanese-date.ts";
import { type FootCell, shownPeople } from "#app/domain/tally.ts";
import { categoryLabel } from "#app/text/labels.ts";
import { peopleText, reportText } from "#app/text/reports.ts";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { PrefectureHome } from "#app/use-cases/home/show-prefecture-home.ts";
import { figureHref } from "./reports/activity-links.ts";
import { FigureLink } from "./reports/figure.tsx";

/** 回数 and 人数 so far, beside the year before up to the same day. */
export function HomeYear({ home: { year, figures, today } }: { home: PrefectureHome }) {
  const total = (which: "thisYear" | "lastYear") => figures.reduce((sum, figure) => sum + figure[which].unknown, 0);
  return (
    <>
      <Table
        caption="区分ごとの回数と人数"
        captionHidden
        head={
          <>
            <tr>
              <Th scope="col" rowSpan={2}>
                区分
              </Th>
              <Th scope="colgroup" colSpan={2} align="center">
                {fiscalYearName(year)}
              </Th>
              <Th scope="colgroup" colSpan={2} align="center">
                {fiscalYearName(year - 1)}の同じ日まで
              </Th>
            </tr>
            <tr>
              {[0, 1].flatMap((block) => [
                <Th key={`${block}s`} scope="col" align="right">
                  {reportText.sessions}
                </Th>,
                <Th key={`${block}p`} scope="col" align="right">
                  {reportText.people}
                </Th>,
              ])}
            </tr>
          </>
        }
      >
        {figures.map(({ category, thisYear, lastYear }) => (
          <tr key={category}>
            <Th scope="row">{categoryLabel[category]}</Th>
            <Td align="right">
              {thisYear.sessions === 0 ? (
                <span className="px-1">0</span>
              ) : (
                <FigureLink
                  to={figureHref(year, { category })}
                  label={`${fiscalYearName(year)} ${categoryLabel[category]} ${thisYear.sessions}回`}
                >
                  {thisYear.sessions}
                </FigureLink>
              )}
            </Td>
            <People cell={thisYear} />
            <Td align="right">{lastYear.sessions}</Td>
            <People cell={lastYear} />
          </tr>
        ))}
      </Table>
      <p className="mt-2 text-[0.9375rem] leading-160 text-solid-gray-700">
        前年度は{formatDay(today)}までの同じ期間です。
        {total("thisYear") + total("lastYear") > 0 && "人数は、不明な開催を含まない合計です。"}
      </p>
    </>
  );
}

function People({ cell }: { cell: FootCell }) {
  return (
    <Td align="right">
      <span title={cell.unknown > 0 ? reportText.missing(cell.sessions, cell.unknown) : undefined}>
        {peopleText(shownPeople(cell))}
      </span>
    </Td>
  );
}
