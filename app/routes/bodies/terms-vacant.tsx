import { Link } from "@remix-run/react";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { seatName } from "#app/text/bodies.ts";
import { NameLink } from "#app/ui/name-link.tsx";
import { EmptyState } from "#app/ui/page.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { VacantSeat } from "#app/use-cases/bodies/list-ending-terms.ts";
import { PersonName } from "./person-name.tsx";

interface VacantSeatsTableProps {
  vacant: readonly VacantSeat[];
  mayWrite: boolean;
  withCenter: boolean;
}

/** Seats nobody holds today, with whoever held them last and the way to appoint someone. */
export function VacantSeatsTable({ vacant, mayWrite, withCenter }: VacantSeatsTableProps) {
  if (vacant.length === 0) return <EmptyState title="空席の委員枠はありません" />;
  return (
    <Table
      caption="空席の委員枠"
      captionHidden
      roomy
      head={
        <tr>
          <Th scope="col">委員枠</Th>
          <Th scope="col">会議体</Th>
          <Th scope="col">前の委員</Th>
          <Th scope="col">次の委員</Th>
        </tr>
      }
    >
      {vacant.map((seat) => (
        <tr key={seat.seatId}>
          <Th scope="row">
            <NameLink to={`/bodies/${seat.body.id}/seats/${seat.seatId}`}>{seatName(seat)}</NameLink>
          </Th>
          <Td>
            {withCenter && <span className="block text-[0.875rem]">{seat.centerName}</span>}
            <NameLink to={`/bodies/${seat.body.id}`}>{seat.body.name}</NameLink>
          </Td>
          <Td>
            {seat.last ? <PersonName {...seat.last} /> : "（なし）"}
            {seat.last?.endsOn && `（${formatDateWithoutWeekday(seat.last.endsOn)}まで）`}
          </Td>
          <Td>
            {seat.next && (
              <>
                <PersonName {...seat.next} />（{formatDateWithoutWeekday(seat.next.startsOn)}から）
              </>
            )}
            {mayWrite && !seat.next && (
              <Link to={`/bodies/${seat.body.id}/seats/${seat.seatId}/holder`}>
                委嘱する<span className="sr-only">：{seatName(seat)}</span>
              </Link>
            )}
          </Td>
        </tr>
      ))}
    </Table>
  );
}
