import type { ReactNode } from "react";
import { Icon, type IconName } from "#app/ui/icon.tsx";

export type ChipTone = "neutral" | "info" | "success" | "warning" | "danger" | "strong";

const TONES: Record<ChipTone, string> = {
  neutral: "border-solid-gray-420 bg-white text-solid-gray-800",
  info: "border-key-300 bg-key-50 text-key-1000",
  success: "border-green-400 bg-green-50 text-green-900",
  warning: "border-yellow-600 bg-yellow-50 text-yellow-1200",
  danger: "border-red-300 bg-red-50 text-red-1000",
  strong: "border-key-1100 bg-key-1100 text-white",
};

/** A state, always in words; icon and colour only support it. */
export function Chip({ tone, icon, children }: { tone: ChipTone; icon?: IconName; children: ReactNode }) {
  return (
    <span
      className={`inline-block rounded-6 border px-2 py-0.5 text-[0.875rem] leading-130 whitespace-nowrap [&>svg]:mr-1 ${TONES[tone]}`}
    >
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}
