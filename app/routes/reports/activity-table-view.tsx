import { Fragment } from "react";
import { fiscalYearName } from "#app/domain/fiscal-year.ts";
import type { TableRow } from "#app/domain/tally.ts";
import { COUNTED_CATEGORIES } from "#app/domain/taxonomy.ts";
import { tableCategoryLabel } from "#app/text/labels.ts";
import { Table } from "#app/ui/table.tsx";
import type { ShownActivityTable } from "#app/use-cases/reports/show-activity-table.ts";
import { figureHref } from "./activity-links.ts";
import { ActivityTableFoot } from "./activity-table-foot.tsx";
import { ActivityTableHead, BLOCK, FIGURE, NAME, PAPER, SCREEN } from "./activity-table-head.tsx";
import { FigureLink, People, SessionCount } from "./figure.tsx";
import { ReportStateChip } from "./report-state-chip.tsx";

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
        foot={<ActivityTableFoot shown={shown} />}
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
