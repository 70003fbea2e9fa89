import type { InboundState } from "#app/domain/inbound-mail.ts";
import { inboundStateLabel } from "#app/text/inbound.ts";
import { Chip } from "#app/ui/chip.tsx";

const LOOK = {
  toCheck: { tone: "warning", icon: "warning" },
  checked: { tone: "success", icon: "check" },
  taken: { tone: "info", icon: "calendar" },
  ignored: { tone: "neutral", icon: "minus" },
} as const;

export function InboundStateChip({ state }: { state: InboundState }) {
  return <Chip {...LOOK[state]}>{inboundStateLabel[state]}</Chip>;
}
