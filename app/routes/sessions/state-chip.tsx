import type { SessionState } from "#app/domain/session.ts";
import { stateLabel } from "#app/text/labels.ts";
import { Chip } from "#app/ui/chip.tsx";

const LOOK = {
  draft: { tone: "neutral", icon: "draft" },
  polling: { tone: "neutral", icon: "clock" },
  scheduled: { tone: "info", icon: "calendar" },
  postponed: { tone: "warning", icon: "pause" },
  cancelled: { tone: "danger", icon: "cross" },
  held: { tone: "success", icon: "check" },
} as const;

/** 状態, by words and icon. */
export function StateChip({ state }: { state: SessionState }) {
  return <Chip {...LOOK[state]}>{stateLabel[state]}</Chip>;
}
