import { Fragment } from "react";
import { fiscalYearName } from "#app/domain/fiscal-year.ts";
import type { FootCell, TableRow } from "#app/domain/tally.ts";
import { COUNTED_CATEGORIES } from "#app/domain/taxonomy.ts";
import { tableCategoryLabel } from "#app/text/labels.ts";
import { reportText } from "#app/text/reports.ts";
import { Table } from "#app/ui/table.tsx";
import type { ShownActivityTable } from "#app/use-cases/reports/show-activity-table.ts";
import { figureHref } from "./activity-links.ts";
import { ActivityTableHead, BLOCK, PAPER, SCREEN } from "./activity-table-head.tsx";
import { FigureLink, FootPeople, People, SessionCount } from "./figure.tsx";
import { ReportStateChip } from "./report-state-chip.tsx";

const NAME = "px-2 py-1 text-left font-400 text-solid-gray-900 align-middle";
const FIGURE = "px-2 py-1 text-right tabular-nums whitespace-nowrap align-middle";
/** Stays in sight while the figures scroll beneath it on a phone. */
const STUCK = "sticky left-0 z-1 bg-white print:static";

export function ActivityTableView({ shown }: { shown: ShownActivityTable }) {
  const { year, table, states, coHosted } = shown;
  return (
    <div className="print:-mt-6 print:[&_td]:py-[0.2mm]! print:[&_th]:py-[0.2mm]!">
      <Table
        caption={`${fiscalYearName(year)} 実績表`}
        captionHidden
        head={<ActivityTableHead />}
        foot={<Foot shown={shown} />}
      >
        {table.rows.map((row) => (
          <tr key={row.unit.id}>
            <th scope="row" className={`${NAME} ${STUCK}`}>
              {row.unit.name}
              {row.imported && <span className={`${SCREEN} ml-1 text-[0.875rem] whitespace-nowrap`}>（取込）</span>}
              <CoHosted shown={shown} unit={row.unit} sessions={coHosted[row.unit.id]} />
            </th>
            <Cells year={year} row={row} />
            <td className={`${SCREEN} ${BLOCK} px-2 py-1`}>
              <ReportStateChip state={states[row.unit.id] ?? "open"} />
            </td>
          </tr>
        ))}
      </Table>
    </div>
  );
}

function Cells({ year, row: { unit, cells, imported } }: { year: number; row: TableRow }) {
  return COUNTED_CATEGORIES.map((category, block) => {
    const figure = { unitId: unit.id, category };
    const name = `${unit.name} ${tableCategoryLabel[category]}`;
    const of = { to: imported ? null : figureHref(year, figure), name };
    return (
      <Fragment key={category}>
        {block > 0 && (
          <th scope="row" className={`${PAPER} ${NAME}`}>
            {unit.name}
          </th>
        )}
        <td className={`${FIGURE} ${BLOCK}`}>
          <SessionCount cell={cells[category]} of={of} />
        </td>
        <td className={FIGURE}>
          <People cell={cells[category]} of={of} />
        </td>
      </Fragment>
    );
  });
}

function CoHosted(props: { shown: ShownActivityTable; unit: TableRow["unit"]; sessions: number | undefined }) {
  if (!props.sessions) return null;
  const to = figureHref(props.shown.year, { unitId: props.unit.id, coHosted: true });
  return (
    <span className={`${SCREEN} ml-1 text-[0.875rem] whitespace-nowrap`}>
      <FigureLink to={to} label={`${props.unit.name} 再掲${props.sessions}回`}>
        再掲{props.sessions}回
      </FigureLink>
    </span>
  );
}

/** On screen the units with a session stand above the sums; on paper beside them, as published. */
function Foot({ shown: { year, table } }: { shown: ShownActivityTable }) {
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
