import { hasKinds, minutesOver, plannedMinutes, runningTimes } from "#app/domain/agenda.ts";
import type { SessionCategory } from "#app/domain/taxonomy.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { agendaText, periodText } from "#app/text/agenda.ts";
import { agendaKindLabel, agendaOutcomeLabel, participantRoleLabel } from "#app/text/labels.ts";
import { Chip } from "#app/ui/chip.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { SessionWithPlan, ShownSession } from "#app/use-cases/sessions/show-session.ts";
import { CarriedLinks } from "./agenda-carried.tsx";

interface AgendaTableProps {
  session: Pick<SessionWithPlan, "agenda"> & {
    category: SessionCategory;
    startsAt: Instant | null;
    endsAt: Instant | null;
  };
  carried: ShownSession["carried"];
}

/** 議題 in order, with when each is planned and what came of it. */
export function AgendaTable({ session, carried }: AgendaTableProps) {
  const { agenda } = session;
  if (agenda.length === 0) return <p>議題はまだ登録されていません。</p>;
  const minutes = plannedMinutes(agenda);
  const over = minutesOver(session, agenda);
  const times = runningTimes(session.startsAt, agenda);
  const withKinds = hasKinds(session.category);
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
          {withKinds && (
            <Th scope="col" fit>
              種別
            </Th>
          )}
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
            <Th scope="row" colSpan={withKinds ? 3 : 2}>
              予定の合計
              {over > 0 && `（終了時刻を${over}分過ぎます）`}
            </Th>
            <Td align="right">{minutes}分</Td>
            {hasOutcome && <Td />}
          </tr>
        )
      }
    >
      {agenda.map((item, index) => {
        const period = times?.[index];
        return (
          <tr key={item.id}>
            <Td align="right">{index + 1}</Td>
            {withKinds && <Td nowrap>{agendaKindLabel[item.kind]}</Td>}
            <Td>
              {item.part && <span className="mr-2 font-700">{item.part}</span>}
              {item.title}
              {!item.open && (
                <span className="ml-2">
                  <Chip tone="neutral" icon="lock">
                    {agendaText.closed}
                  </Chip>
                </span>
              )}
              {item.topics.length > 0 && (
                <span className="block text-[0.875rem] text-solid-gray-700">
                  検討事項：{item.topics.map(({ topic }) => topic).join("、")}
                </span>
              )}
              <CarriedLinks carried={carried[item.id]} />
              {item.notes && <span className="block whitespace-pre-line text-[0.875rem]">{item.notes}</span>}
            </Td>
            <Td>
              {item.presenter}
              {item.presenterRole && `（${participantRoleLabel[item.presenterRole]}）`}
            </Td>
            <Td align="right">
              {period && <span className="block">{periodText(period)}</span>}
              {item.minutes && `${item.minutes}分`}
            </Td>
            {hasOutcome && <Td nowrap>{item.outcome && agendaOutcomeLabel[item.outcome]}</Td>}
          </tr>
        );
      })}
    </Table>
  );
}
