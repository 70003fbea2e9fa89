import type { JoinState } from "#app/domain/join-request.ts";
import { joinCalledOff, joinStateLabel } from "#app/text/joining.ts";
import { Chip } from "#app/ui/chip.tsx";

const LOOK = {
  requested: { tone: "info", icon: "clock" },
  accepted: { tone: "success", icon: "check" },
  declined: { tone: "neutral", icon: "cross" },
  withdrawn: { tone: "neutral", icon: "minus" },
} as const;

/** How a request to take part stands, by words and icon; one that still waits when its training is called off ends so. */
export function JoinChip({ state, calledOff }: { state: JoinState; calledOff?: boolean }) {
  if (state === "requested" && calledOff) {
    return (
      <Chip tone="neutral" icon="cross">
        {joinCalledOff}
      </Chip>
    );
  }
  return <Chip {...LOOK[state]}>{joinStateLabel[state]}</Chip>;
}
