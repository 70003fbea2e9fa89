import { Link } from "@remix-run/react";
import { type FiscalYear, fiscalYearName } from "#app/domain/fiscal-year.ts";
import { formatDay } from "#app/domain/japanese-date.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { stateLabel } from "#app/text/labels.ts";
import { clockText, roundText } from "#app/text/session.ts";
import { NameLink } from "#app/ui/name-link.tsx";
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
            <th
              key={id}
              scope="col"
              className="px-2 py-1.5 text-left align-bottom font-700 text-solid-gray-900 print:min-w-20"
            >
              {name}
            </th>
          ))}
          <Th scope="col">研修会など</Th>
          {elsewhere && <Th scope="col">ほかの保健所</Th>}
        </tr>
      }
    >
      {months.map((month) => (
        <MonthRow key={month.month} month={month} bodies={bodies} elsewhere={elsewhere} />
      ))}
    </Table>
  );
}

function MonthRow({ month, bodies, elsewhere }: { month: SheetMonth } & Pick<YearTableProps, "bodies" | "elsewhere">) {
  return (
    <tr>
      <Th scope="row">
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
      {elsewhere && (
        <Td>
          <Elsewhere sessions={month.elsewhere} />
        </Td>
      )}
    </tr>
  );
}

/** What other centers hold in the month: on paper one after the other, for there can be many. */
function Elsewhere({ sessions }: { sessions: SheetMonth["elsewhere"] }) {
  return (
    <ul className="grid min-w-64 gap-1 print:block print:min-w-0">
      {sessions.map(({ id, title, startsAt, centerName }) => (
        <li key={id} className="print:inline print:after:content-['　']">
          {dayText(tokyoDate(startsAt))} <NameLink to={`/sessions/${id}`}>{title}</NameLink>（{centerName}）
        </li>
      ))}
    </ul>
  );
}

function Cell({ sessions, named }: { sessions: readonly SheetSession[]; named?: boolean }) {
  return (
    <ul className={`grid gap-1.5 print:min-w-0 print:gap-0.5 ${named ? "min-w-36" : "min-w-24"}`}>
      {sessions.map((session) => (
        <li key={session.id}>
          <Link to={`/sessions/${session.id}`} aria-label={`${dayText(tokyoDate(session.startsAt))} ${session.title}`}>
            {named || session.round === null ? session.title : roundText(session.round)}
          </Link>{" "}
          <span className="block print:inline-block">{dayText(tokyoDate(session.startsAt))}</span>
          <span className="block print:inline-block">{clockText(session)}</span>
          <span className="block print:inline-block">〔{stateLabel[session.state]}〕</span>
        </li>
      ))}
    </ul>
  );
}
