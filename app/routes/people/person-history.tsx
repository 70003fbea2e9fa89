import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { memberRoleLabel, participantRoleLabel, standingLabel } from "#app/text/labels.ts";
import { revokedLabel } from "#app/text/rsvp.ts";
import { whenText } from "#app/text/session.ts";
import { Chip } from "#app/ui/chip.tsx";
import { NameLink } from "#app/ui/name-link.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { PersonSession, SeatOf } from "#app/use-cases/people/show-person.ts";
import { StateChip } from "../sessions/state-chip.tsx";

const WHEN = { now: "在任中", before: "退任", later: "就任前" } as const;

export function SeatTable({ seats }: { seats: readonly SeatOf[] }) {
  if (seats.length === 0) return <p>委員枠の記録はありません。</p>;
  return (
    <Table
      caption="会議体の委員枠"
      captionHidden
      head={
        <tr>
          <Th scope="col">会議体</Th>
          <Th scope="col">機関・職</Th>
          <Th scope="col">役割</Th>
          <Th scope="col">期間</Th>
          <Th scope="col" fit>
            状態
          </Th>
        </tr>
      }
    >
      {seats.map(({ id, startsOn, endsOn, seat, when }) => (
        <tr key={id}>
          <Th scope="row">
            <NameLink to={`/bodies/${seat.body.id}`}>{seat.body.name}</NameLink>
          </Th>
          <Td>{[seat.organization?.name, seat.post].filter(Boolean).join("　")}</Td>
          <Td nowrap>{memberRoleLabel[seat.role]}</Td>
          <Td>
            {formatDateWithoutWeekday(startsOn)}～{endsOn && formatDateWithoutWeekday(endsOn)}
          </Td>
          <Td nowrap>
            <Chip tone={when === "now" ? "success" : "neutral"}>{WHEN[when]}</Chip>
          </Td>
        </tr>
      ))}
    </Table>
  );
}

/** What became of it: came in person, sent somebody, or is not recorded. */
const CAME = { self: "出席", proxy: "代理が出席" } as const;

export function SessionTable({ sessions }: { sessions: readonly PersonSession[] }) {
  if (sessions.length === 0) return <p>案内と出席の記録はありません。</p>;
  return (
    <Table
      caption="案内と出席"
      captionHidden
      head={
        <tr>
          <Th scope="col">日時</Th>
          <Th scope="col">名称</Th>
          <Th scope="col" fit>
            状態
          </Th>
          <Th scope="col">役割</Th>
          <Th scope="col">回答</Th>
          <Th scope="col">出席の記録</Th>
        </tr>
      }
    >
      {sessions.map(({ key, session, role, standing, revoked, came }) => (
        <tr key={key}>
          <Td nowrap>{whenText(session)}</Td>
          <Th scope="row">
            <NameLink to={`/sessions/${session.id}`}>{session.title}</NameLink>
          </Th>
          <Td>
            <StateChip state={session.state} />
          </Td>
          <Td nowrap>{participantRoleLabel[role]}</Td>
          <Td nowrap>{standing === null ? "（案内なし）" : revoked ? revokedLabel : standingLabel[standing]}</Td>
          <Td nowrap>{came ? CAME[came] : "―"}</Td>
        </tr>
      ))}
    </Table>
  );
}
