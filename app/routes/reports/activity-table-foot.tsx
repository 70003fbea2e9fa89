import { Fragment } from "react";
import type { FootCell } from "#app/domain/tally.ts";
import { COUNTED_CATEGORIES } from "#app/domain/taxonomy.ts";
import { tableCategoryLabel } from "#app/text/labels.ts";
import { reportText } from "#app/text/reports.ts";
import type { ShownActivityTable } from "#app/use-cases/reports/show-activity-table.ts";
import { figureHref } from "./activity-links.ts";
import { BLOCK, FIGURE, NAME, PAPER, SCREEN } from "./activity-table-head.tsx";
import { FootPeople, SessionCount } from "./figure.tsx";

/** On screen the units with a session stand above the sums; on paper beside them, as published. */
export function ActivityTableFoot({ shown: { year, table } }: { shown: ShownActivityTable }) {
  const of = (category: (typeof COUNTED_CATEGORIES)[number]) => ({
    to: figureHref(year, { category }),
    name: `合計 ${tableCategoryLabel[category]}`,
  });
  const foot = COUNTED_CATEGORIES.map((category): [typeof category, FootCell] => [category, table.foot[category]]);
  return (
    <>
      <tr className={SCREEN}>
        <th scope="row" className={`${NAME} sticky left-0 z-1 bg-solid-gray-50 whitespace-nowrap`}>
          開催した協議会
        </th>
        {foot.map(([category, { units }]) => (
          <td key={category} colSpan={2} className={`${FIGURE} ${BLOCK}`}>
            {reportText.units(units)}
          </td>
        ))}
        <td className={BLOCK} />
      </tr>
      <tr>
        <th scope="row" className={`${SCREEN} ${NAME} sticky left-0 z-1 bg-solid-gray-50 font-700`}>
          合計
        </th>
        {foot.map(([category, cell]) => (
          <Fragment key={category}>
            <th scope="row" className={`${PAPER} ${NAME}`}>
              {reportText.units(cell.units)}
            </th>
            <td className={`${FIGURE} ${BLOCK}`}>
              <SessionCount cell={cell} of={of(category)} />
            </td>
            <td className={FIGURE}>
              <FootPeople cell={cell} of={of(category)} />
            </td>
          </Fragment>
        ))}
        <td className={`${SCREEN} ${BLOCK}`} />
      </tr>
    </>
  );
}
