import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { seatName } from "#app/text/bodies.ts";
import { memberRoleLabel } from "#app/text/labels.ts";
import { Chip } from "#app/ui/chip.tsx";
import { NameLink } from "#app/ui/name-link.tsx";
import { EmptyState } from "#app/ui/page.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { RosterLine } from "#app/use-cases/bodies/roster-line.ts";
import { PersonName } from "./person-name.tsx";
import { Term } from "./term.tsx";

/** 名簿 of one day, in 建制順. */
export function Roster({ bodyId, lines }: { bodyId: string; lines: readonly RosterLine[] }) {
  if (lines.length === 0) return <EmptyState title="この日の委員枠は登録されていません" />;
  const vacant = lines.filter(({ holder }) => !holder).length;
  const ending = lines.filter(({ endsSoon }) => endsSoon).length;
  return (
    <>
      <p className="mb-4">
        委員枠 {lines.length}・空席 {vacant}・60日以内に任期が終わる枠 {ending}
      </p>
      <Table
        caption="名簿"
        captionHidden
        head={
          <tr>
            <Th scope="col" align="right" fit>
              順
            </Th>
            <Th scope="col">氏名・役職</Th>
            <Th scope="col">機関・職</Th>
            <Th scope="col">役割</Th>
            <Th scope="col">任期</Th>
          </tr>
        }
      >
        {lines.map((line, index) => (
          <tr key={line.seatId}>
            <Td align="right">{index + 1}</Td>
            <Td>
              {line.holder ? (
                <>
                  <PersonName {...line.holder} />
                  {line.holder.title && <Small>{line.holder.title}</Small>}
                </>
              ) : (
                <Chip tone="warning" icon="warning">
                  空席
                </Chip>
              )}
              {line.next && (
                <Small>
                  後任：
                  <PersonName {...line.next} />（{formatDateWithoutWeekday(line.next.startsOn)}から）
                </Small>
              )}
            </Td>
            <Td>
              <NameLink to={`/bodies/${bodyId}/seats/${line.seatId}`}>{seatName(line)}</NameLink>
            </Td>
            <Td>
              <span className="whitespace-nowrap">{memberRoleLabel[line.role]}</span>
            </Td>
            <Td>
              {line.holder && (
                <span className="block">
                  <Term {...line.holder} />
                </span>
              )}
              {line.endsSoon && (
                <Chip tone="warning" icon="clock">
                  60日以内に任期満了
                </Chip>
              )}
            </Td>
          </tr>
        ))}
      </Table>
    </>
  );
}

function Small({ children }: { children: React.ReactNode }) {
  return <span className="block text-[0.875rem] leading-150 text-solid-gray-700">{children}</span>;
}
