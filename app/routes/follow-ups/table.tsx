import { Link } from "@remix-run/react";
import { followUpState } from "#app/domain/follow-up.ts";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { type Instant, tokyoDate } from "#app/domain/tokyo-time.ts";
import { followUpStateLabel } from "#app/text/follow-up.ts";
import { Chip, type ChipTone } from "#app/ui/chip.tsx";
import type { IconName } from "#app/ui/icon.tsx";
import { NameLink } from "#app/ui/name-link.tsx";
import { CellNote, Table, Td, Th } from "#app/ui/table.tsx";

interface Row {
  id: string;
  task: string;
  assignee: string | null;
  dueOn: string | null;
  doneOn: string | null;
  agendaItem: { title: string } | null;
  session: { id: string; title: string; startsAt: Instant | null; center: { name: string } };
  carriedTo: { sessionId: string; session: { title: string } } | null;
}

interface FollowUpTableProps {
  rows: readonly Row[];
  today: string;
  /** Beside those of other sessions: which one it comes from; with several centers, whose. */
  withSession?: boolean;
  withCenter?: boolean;
}

const CHIPS: Record<keyof typeof followUpStateLabel, { tone: ChipTone; icon: IconName }> = {
  open: { tone: "info", icon: "clock" },
  overdue: { tone: "danger", icon: "warning" },
  done: { tone: "success", icon: "check" },
};

/** What is to be done, by whom, until when, and how it stands; each leads to its own page. */
export function FollowUpTable({ rows, today, withSession, withCenter }: FollowUpTableProps) {
  if (rows.length === 0) return <p>対応事項はありません。</p>;
  return (
    <Table
      caption="対応事項"
      captionHidden
      stacks
      head={
        <tr>
          <Th scope="col">対応事項</Th>
          <Th scope="col" fit>
            状況
          </Th>
          <Th scope="col">担当</Th>
          <Th scope="col" fit>
            期限
          </Th>
          <Th scope="col">{withSession ? "開催・議題" : "議題"}</Th>
        </tr>
      }
    >
      {rows.map((row) => {
        const state = followUpState(row, today);
        const { id, task, assignee, dueOn, doneOn, agendaItem, session, carriedTo } = row;
        return (
          <tr key={id}>
            <Th scope="row">
              <NameLink to={`/follow-ups/${id}`}>{task}</NameLink>
            </Th>
            <Td nowrap>
              <Chip {...CHIPS[state]}>{followUpStateLabel[state]}</Chip>
              {doneOn && <CellNote>{formatDateWithoutWeekday(doneOn)}</CellNote>}
            </Td>
            <Td label="担当">{assignee ?? "未定"}</Td>
            <Td nowrap label="期限">
              {dueOn ? formatDateWithoutWeekday(dueOn) : "なし"}
            </Td>
            <Td>
              {withSession && (
                <Link to={`/sessions/${session.id}/minutes`} className="text-key-1000 underline underline-offset-3">
                  {session.title}
                  {session.startsAt && `（${formatDateWithoutWeekday(tokyoDate(session.startsAt))}）`}
                </Link>
              )}
              {agendaItem && <CellNote>{agendaItem.title}</CellNote>}
              {withCenter && <CellNote>{session.center.name}</CellNote>}
              {carriedTo && (
                <CellNote>
                  引継ぎ：
                  <Link to={`/sessions/${carriedTo.sessionId}`} className="text-key-1000 underline underline-offset-3">
                    {carriedTo.session.title}
                  </Link>
                </CellNote>
              )}
            </Td>
          </tr>
        );
      })}
    </Table>
  );
}
