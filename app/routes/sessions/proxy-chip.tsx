import type { ProxyState } from "#app/domain/proxy.ts";
import { proxyStateLabel, unwrittenProxyLabel } from "#app/text/proxy.ts";
import { Chip } from "#app/ui/chip.tsx";

const LOOK = {
  named: { tone: "info", icon: "clock" },
  accepted: { tone: "success", icon: "check" },
  declined: { tone: "warning", icon: "cross" },
  ended: { tone: "neutral", icon: "cross" },
} as const;

/** How whoever was named to stand in stands, by words and icon. */
export function ProxyChip({ state, written }: { state: ProxyState; written: boolean }) {
  return <Chip {...LOOK[state]}>{state === "named" && !written ? unwrittenProxyLabel : proxyStateLabel[state]}</Chip>;
}
