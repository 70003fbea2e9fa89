import type { ImportFate, ImportState } from "#app/domain/import-state.ts";
import { importFateLabel, importStateLabel } from "#app/text/import.ts";
import { Chip, type ChipTone } from "#app/ui/chip.tsx";
import type { IconName } from "#app/ui/icon.tsx";

const STATES: Record<ImportState, { tone: ChipTone; icon: IconName }> = {
  uploaded: { tone: "warning", icon: "list" },
  checking: { tone: "info", icon: "clock" },
  checked: { tone: "warning", icon: "search" },
  applying: { tone: "info", icon: "clock" },
  applied: { tone: "success", icon: "check" },
  undoing: { tone: "info", icon: "clock" },
  undone: { tone: "neutral", icon: "history" },
  failed: { tone: "danger", icon: "error" },
  discarded: { tone: "neutral", icon: "cross" },
};

export function ImportStateChip({ state }: { state: ImportState }) {
  return <Chip {...STATES[state]}>{importStateLabel[state]}</Chip>;
}

const FATES: Record<ImportFate, { tone: ChipTone; icon: IconName }> = {
  added: { tone: "success", icon: "plus" },
  changed: { tone: "info", icon: "edit" },
  same: { tone: "neutral", icon: "minus" },
  refused: { tone: "danger", icon: "error" },
};

export function ImportFateChip({ fate }: { fate: ImportFate }) {
  return <Chip {...FATES[fate]}>{importFateLabel[fate]}</Chip>;
}
