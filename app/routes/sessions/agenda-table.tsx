import { plannedMinutes } from "#app/domain/agenda.ts";
import type { AgendaOutcome, ParticipantRole } from "#app/domain/taxonomy.ts";
import { agendaOutcomeLabel, participantRoleLabel } from "#app/text/labels.ts";
import { Table, Td, Th } from "#app/ui/table.tsx";

interface AgendaTableProps {
  agenda: readonly {
    id: string;
    part: string | null;
    title: string;
    presenter: string | null;
    presenterRole: ParticipantRole | null;
    minutes: number | null;
    outcome: AgendaOutcome | null;
    notes: string | null;
    topics: readonly { topic: string }[];
  }[];
}

/** 議題 in order, with what came of each. */
export function AgendaTable({ agenda }: AgendaTableProps) {
  if (agenda.length === 0) return <p>議題はまだ登録されていません。</p>;
  const minutes = plannedMinutes(agenda);
  const hasOutcome = agenda.some((item) => item.outcome);
  return (
    <Table
      caption="議題"
      captionHidden
      head={
        <tr>
          <Th scope="col" align="right" fit>
            番号
          </Th>
          <Th scope="col">議題</Th>
          <Th scope="col">説明者・講師</Th>
          <Th scope="col" align="right" fit>
            予定
          </Th>
          {hasOutcome && (
            <Th scope="col" fit>
              結果
            </Th>
          )}
        </tr>
      }
      foot={
        minutes > 0 && (
          <tr>
            <Td />
            <Th scope="row" colSpan={2}>
              予定の合計
            </Th>
            <Td align="right">{minutes}分</Td>
            {hasOutcome && <Td />}
          </tr>
        )
      }
    >
      {agenda.map((item, index) => (
        <tr key={item.id}>
          <Td align="right">{index + 1}</Td>
          <Td>
            {item.part && <span className="mr-2 font-700">{item.part}</span>}
            {item.title}
            {item.topics.length > 0 && (
              <span className="block text-[0.875rem] text-solid-gray-700">
                検討事項：{item.topics.map(({ topic }) => topic).join("、")}
              </span>
            )}
            {item.notes && <span className="block whitespace-pre-line text-[0.875rem]">{item.notes}</span>}
          </Td>
          <Td>
            {item.presenter}
            {item.presenterRole && `（${participantRoleLabel[item.presenterRole]}）`}
          </Td>
          <Td align="right">{item.minutes && `${item.minutes}分`}</Td>
          {hasOutcome && <Td nowrap>{item.outcome && agendaOutcomeLabel[item.outcome]}</Td>}
        </tr>
      ))}
    </Table>
  );
}
