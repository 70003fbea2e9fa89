import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { seatName } from "#app/text/bodies.ts";
import { NameLink } from "#app/ui/name-link.tsx";
import type { ShownSeats } from "#app/use-cases/bodies/show-seats.ts";

/** Seats that are no more: kept for the rosters of their days. */
export function EndedSeats({ bodyId, seats }: { bodyId: string; seats: ShownSeats["ended"] }) {
  return (
    <ul>
      {seats.map((seat) => (
        <li key={seat.seatId} className="py-1">
          <NameLink to={`/bodies/${bodyId}/seats/${seat.seatId}`}>{seatName(seat)}</NameLink>（
          {formatDateWithoutWeekday(seat.endsOn)}まで）
        </li>
      ))}
    </ul>
  );
}
