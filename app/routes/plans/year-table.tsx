import { Link } from "@remix-run/react";
import { type FiscalYear, fiscalYearName } from "#app/domain/fiscal-year.ts";
import { formatDay } from "#app/domain/japanese-date.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { stateLabel } from "#app/text/labels.ts";
import { clockText, roundText } from "#app/text/session.ts";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { SheetMonth, SheetSession } from "#app/use-cases/plans/show-year-sheet.ts";

interface YearTableProps {
  year: FiscalYear;
  bodies: readonly { id: string; name: string }[];
  months: readonly SheetMonth[];
  elsewhere: boolean;
}

/** 12日（水）: the month stands at the head of the row. */
const dayText = (date: string) => formatDay(date).replace(/^\d+月/, "");

/** The year on one sheet: a row a month, a column a body. */
export function YearTable({ year, bodies, months, elsewhere }: YearTableProps) {
  return (
    <Table
      caption={`${fiscalYearName(year)}の年間予定表`}
      captionHidden
      dense
      roomy
      head={
        <tr>
          <Th scope="col" fit>
            月
          </Th>
          <Th scope="col">祝日</Th>
          {bodies.map(({ id, name }) => (
            <th key={id} scope="col" className="px-2 py-1.5 text-left align-bottom font-700 text-solid-gray-900">
              {name}
            </th>
          ))}
          <Th scope="col">研修会など</Th>
        </tr>
      }
    >
      {months.flatMap((month) => [
        <MonthRow key={month.month} month={month} bodies={bodies} rows={elsewhere ? 2 : 1} />,
        elsewhere && <ElsewhereRow key={`${month.month} elsewhere`} month={month} columns={bodies.length + 2} />,
      ])}
    </Table>
  );
}

function MonthRow({ month, bodies, rows }: { month: SheetMonth; bodies: YearTableProps["bodies"]; rows: number }) {
  return (
    <tr>
      <Th scope="row" rowSpan={rows}>
        <span className="font-700 whitespace-nowrap">{Number(month.month.slice(5))}月</span>
      </Th>
      <Td>
        <ul className="whitespace-nowrap">
          {month.holidays.map(({ date, name }) => (
            <li key={date}>{`${dayText(date)}${name}`}</li>
          ))}
        </ul>
      </Td>
      {bodies.map(({ id }) => (
        <Td key={id}>
          <Cell sessions={month.byBody[id] ?? []} />
        </Td>
      ))}
      <Td>
        <Cell sessions={month.others} named />
      </Td>
    </tr>
  );
}

/** What other centers hold in the month, in one line that wraps: there can be many. */
function ElsewhereRow({ month: { elsewhere }, columns }: { month: SheetMonth; columns: number }) {
  return (
    <tr>
      <Td colSpan={columns}>
        <p className="font-700">ほかの保健所</p>
        {elsewhere.length === 0 ? (
          "開催はありません"
        ) : (
          <ul className="flex flex-wrap gap-x-4 gap-y-1">
            {elsewhere.map(({ id, title, startsAt, centerName }) => (
              <li key={id}>
                {dayText(tokyoDate(startsAt))} <Link to={`/sessions/${id}`}>{title}</Link>（{centerName}）
              </li>
            ))}
          </ul>
        )}
      </Td>
    </tr>
  );
}

function Cell({ sessions, named }: { sessions: readonly SheetSession[]; named?: boolean }) {
  return (
    <ul className={`grid gap-1.5 ${named ? "min-w-36" : "min-w-24"}`}>
      {sessions.map((session) => (
        <li key={session.id}>
          <Link to={`/sessions/${session.id}`} aria-label={`${dayText(tokyoDate(session.startsAt))} ${session.title}`}>
            {named || session.round === null ? session.title : roundText(session.round)}
          </Link>
          <span className="block">{dayText(tokyoDate(session.startsAt))}</span>
          <span className="block">{clockText(session)}</span>
          <span className="block">〔{stateLabel[session.state]}〕</span>
        </li>
      ))}
    </ul>
  );
}
