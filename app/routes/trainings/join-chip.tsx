import type { JoinState } from "#app/domain/join-request.ts";
import { joinStateLabel } from "#app/text/joining.ts";
import { Chip } from "#app/ui/chip.tsx";

const LOOK = {
  requested: { tone: "info", icon: "clock" },
  accepted: { tone: "success", icon: "check" },
  declined: { tone: "neutral", icon: "cross" },
  withdrawn: { tone: "neutral", icon: "minus" },
} as const;

/** How a request to take part stands, by words and icon. */
export function JoinChip({ state }: { state: JoinState }) {
  return <Chip {...LOOK[state]}>{joinStateLabel[state]}</Chip>;
}
