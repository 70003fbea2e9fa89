import { fiscalYearName } from "#app/domain/fiscal-year.ts";
import { roundText, whenText } from "#app/text/session.ts";
import { NameLink } from "#app/ui/name-link.tsx";
import { EmptyState } from "#app/ui/page.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { ShownBody } from "#app/use-cases/bodies/show-body.ts";
import { StateChip } from "../sessions/state-chip.tsx";

/** A body's sessions by year, the latest year first, the rounds of a year in their order. */
export function BodySessions({ years }: Pick<ShownBody, "years">) {
  if (years.length === 0) return <EmptyState title="この会議体の開催はまだありません" />;
  return (
    <Table
      caption="この会議体の開催"
      captionHidden
      head={
        <tr>
          <Th scope="col" fit>
            回
          </Th>
          <Th scope="col" fit>
            日時
          </Th>
          <Th scope="col">名称</Th>
          <Th scope="col" fit>
            状態
          </Th>
        </tr>
      }
    >
      {years.flatMap(({ fiscalYear, sessions }) => [
        <tr key={fiscalYear} className="bg-solid-gray-50">
          <th scope="colgroup" colSpan={4} className="px-3 py-2 text-left font-700 text-solid-gray-900">
            {fiscalYear === null
              ? "日程未定"
              : `${fiscalYearName(fiscalYear)}（開催済み ${sessions.filter(({ state }) => state === "held").length}回）`}
          </th>
        </tr>,
        ...sessions.map((session) => (
          <tr key={session.id}>
            <Td>
              <span className="whitespace-nowrap">{roundText(session.round) || "―"}</span>
            </Td>
            <Td nowrap>{whenText(session)}</Td>
            <Td>
              <NameLink to={`/sessions/${session.id}`}>{session.title}</NameLink>
            </Td>
            <Td>
              <StateChip state={session.state} />
            </Td>
          </tr>
        )),
      ])}
    </Table>
  );
}
