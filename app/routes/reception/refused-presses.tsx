import { pressRefusalText } from "#app/text/reception.ts";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { QueuedEvent } from "./event-queue.ts";
import type { Reception } from "./use-reception.ts";

/** What was pressed and came to nothing: whom it was about, why, and that it was read. */
export function RefusedPresses({ reception }: { reception: Reception }) {
  const { refused, dismiss } = reception;
  return refused.map(({ event, because }) => {
    const name = nameIn(event, reception);
    return (
      <Notice key={event.id} tone="error" title={`記録できなかったものがあります${name && `：${name}様`}`}>
        <p>{pressRefusalText(because)}</p>
        <Button
          type="button"
          variant="secondary"
          size="sm"
          aria-label={`取り消す：${name}様の記録できなかったもの`}
          onClick={() => dismiss(event.id)}
        >
          取り消す
        </Button>
      </Notice>
    );
  });
}

function nameIn({ walkIn, proxy, invitationId, attendanceId }: QueuedEvent, { lines, present }: Reception): string {
  const called = lines.find((line) => line.invitationId === invitationId);
  const came = present.find((person) => attendanceId !== null && person.attendanceId === attendanceId);
  return walkIn?.name ?? proxy?.name ?? called?.name ?? came?.name ?? "";
}
