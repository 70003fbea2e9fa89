import type { ReportState } from "#app/domain/report.ts";
import { reportStateLabel } from "#app/text/labels.ts";
import { Chip, type ChipTone } from "#app/ui/chip.tsx";
import type { IconName } from "#app/ui/icon.tsx";

const LOOKS: Record<ReportState, { tone: ChipTone; icon: IconName }> = {
  open: { tone: "neutral", icon: "draft" },
  submitted: { tone: "info", icon: "check" },
  confirmed: { tone: "success", icon: "lock" },
  reopened: { tone: "warning", icon: "edit" },
};

export function ReportStateChip({ state }: { state: ReportState }) {
  return <Chip {...LOOKS[state]}>{reportStateLabel[state]}</Chip>;
}
