import { formatDay } from "#app/domain/japanese-date.ts";
import { planColumns, planFileText } from "#app/text/plans.ts";
import { whenText } from "#app/text/session.ts";
import { NameLink } from "#app/ui/name-link.tsx";
import { EmptyState } from "#app/ui/page.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { PlannedAndHeld, PlanResults } from "#app/use-cases/plans/show-plan-results.ts";
import { StateChip } from "../sessions/state-chip.tsx";

/** Planned against held, body by body. */
export function ResultsTable({ groups, total }: Pick<PlanResults, "groups" | "total">) {
  return (
    <>
      <Table
        caption="会議体ごとの計画と実績"
        captionHidden
        roomy
        stacks
        head={
          <tr>
            <Th scope="col">会議体・シリーズ</Th>
            {planColumns.map(([key, label]) => (
              <Th key={key} scope="col" align="right">
                {label}
              </Th>
            ))}
          </tr>
        }
        foot={
          <tr>
            <Th scope="row">計</Th>
            {planColumns.map(([key, label]) => (
              <Td key={key} align="right" label={label}>
                {total[key]}
              </Td>
            ))}
          </tr>
        }
      >
        {groups.map(({ key, name, bodyId, count }) => (
          <tr key={key}>
            <Th scope="row">
              {bodyId ? <NameLink to={`/bodies/${bodyId}`}>{name}</NameLink> : (name ?? planFileText.ofNoBody)}
            </Th>
            {planColumns.map(([column, label]) => (
              <Td key={column} align="right" label={label}>
                {count[column]}
              </Td>
            ))}
          </tr>
        ))}
      </Table>
      <p className="mt-2 text-[0.9375rem] leading-160 text-solid-gray-700">
        単位は件です。いくつかの会議体を兼ねる開催は、それぞれの会議体に数え、計では1件とします。
      </p>
    </>
  );
}

interface PlannedSessionsProps {
  caption: string;
  sessions: readonly PlannedAndHeld[];
  empty: string;
}

/** Each with the day it was planned for and the day it has. */
export function PlannedSessions({ caption, sessions, empty }: PlannedSessionsProps) {
  if (sessions.length === 0) return <EmptyState title={empty} />;
  const hasPlan = sessions.some(({ plannedOn }) => plannedOn !== null);
  return (
    <Table
      caption={caption}
      captionHidden
      stacks
      head={
        <tr>
          <Th scope="col">名称</Th>
          {hasPlan && (
            <Th scope="col" fit>
              計画した日
            </Th>
          )}
          <Th scope="col" fit>
            日時
          </Th>
          <Th scope="col" fit>
            状態
          </Th>
        </tr>
      }
    >
      {sessions.map((session) => (
        <tr key={session.id}>
          <Td>
            <NameLink to={`/sessions/${session.id}`}>{session.title}</NameLink>
          </Td>
          {hasPlan && (
            <Td nowrap label="計画した日">
              {session.plannedOn ? formatDay(session.plannedOn) : "―"}
            </Td>
          )}
          <Td nowrap label="日時">
            {whenText(session)}
            {session.moved && <strong className="block">日付を変更</strong>}
          </Td>
          <Td>
            <StateChip state={session.state} />
          </Td>
        </tr>
      ))}
    </Table>
  );
}
