import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { ENDS_SOON_DAYS } from "#app/domain/seat.ts";
import { Chip } from "#app/ui/chip.tsx";
import type { ShownSeats } from "#app/use-cases/bodies/show-seats.ts";
import { PersonName } from "./person-name.tsx";
import { Term } from "./term.tsx";

/** Who sits on a seat today and until when, or why nobody does. */
export function CurrentHolder({ seat: { holder, next, endsSoon, comesOn } }: { seat: ShownSeats["seats"][number] }) {
  if (comesOn) {
    return (
      <Chip tone="info">
        {formatDateWithoutWeekday(comesOn)}設置{next && `（${next.name}）`}
      </Chip>
    );
  }
  if (!holder) {
    return (
      <Chip tone="warning" icon="warning">
        {next ? `空席（後任 ${next.name}）` : "空席"}
      </Chip>
    );
  }
  return (
    <>
      <PersonName {...holder} />
      <span className="block text-[0.875rem] text-solid-gray-700">
        <Term {...holder} />
      </span>
      {endsSoon && (
        <Chip tone="warning" icon="clock">
          {ENDS_SOON_DAYS}日以内に任期満了
        </Chip>
      )}
    </>
  );
}
