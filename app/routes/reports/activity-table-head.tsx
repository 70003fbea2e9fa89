import { Fragment } from "react";
import { COUNTED_CATEGORIES } from "#app/domain/taxonomy.ts";
import { tableCategoryLabel } from "#app/text/labels.ts";
import { reportText } from "#app/text/reports.ts";

// On screen a unit's row reads across; on paper the unit's name stands in each of the three blocks, as published.
export const SCREEN = "print:hidden";
export const PAPER = "hidden print:table-cell";
export const BLOCK = "border-l border-solid-gray-420";
export const NAME = "px-2 py-1 text-left font-400 text-solid-gray-900 align-middle";
export const FIGURE = "px-2 py-1 text-right tabular-nums whitespace-nowrap align-middle";

const HEAD = "px-2 py-1.5 font-700 text-solid-gray-900 align-bottom whitespace-nowrap";

/** The two heading lines: the categories, and 回数 and 人数 under each. */
export function ActivityTableHead() {
  return (
    <>
      <tr>
        <th scope="col" rowSpan={2} className={`${SCREEN} ${HEAD} sticky left-0 z-1 bg-solid-gray-50 text-left`}>
          協議会
        </th>
        {COUNTED_CATEGORIES.map((category) => (
          <Fragment key={category}>
            <th scope="colgroup" colSpan={2} className={`${SCREEN} ${HEAD} ${BLOCK}`}>
              {tableCategoryLabel[category]}
            </th>
            <th scope="colgroup" colSpan={3} className={`${PAPER} ${HEAD}`}>
              {tableCategoryLabel[category]}
            </th>
          </Fragment>
        ))}
        <th scope="col" rowSpan={2} className={`${SCREEN} ${HEAD} ${BLOCK} text-left`}>
          実績報告
        </th>
      </tr>
      <tr>
        {COUNTED_CATEGORIES.map((category) => (
          <Fragment key={category}>
            <td className={PAPER} />
            <th scope="col" className={`${HEAD} ${BLOCK} text-right`}>
              {reportText.sessions}
            </th>
            <th scope="col" className={`${HEAD} text-right`}>
              {reportText.people}
            </th>
          </Fragment>
        ))}
      </tr>
    </>
  );
}
