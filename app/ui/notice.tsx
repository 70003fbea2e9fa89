import type { ReactNode } from "react";
import { noticeLabel } from "#app/text/ui.ts";
import { Icon, type IconName } from "#app/ui/icon.tsx";
import { unbroken } from "#app/ui/page.tsx";

export type NoticeTone = keyof typeof noticeLabel;

const TONES: Record<NoticeTone, { icon: IconName; frame: string; mark: string; role?: "status" | "alert" }> = {
  info: { icon: "info", frame: "border-key-900", mark: "text-key-900" },
  success: { icon: "success", frame: "border-green-800", mark: "text-green-800", role: "status" },
  warning: { icon: "warning", frame: "border-yellow-700", mark: "text-yellow-1100" },
  error: { icon: "error", frame: "border-red-900", mark: "text-red-900", role: "alert" },
};

/** The design system's notification banner. It stays until the page changes. */
export function Notice({ tone, title, children }: { tone: NoticeTone; title: ReactNode; children?: ReactNode }) {
  const { icon, frame, mark, role } = TONES[tone];
  return (
    <div role={role} className={`rounded-12 border-2 bg-white px-4 py-3 sm:px-5 ${frame}`}>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className={`shrink-0 font-700 [&>svg]:mr-1.5 ${mark}`}>
          <Icon name={icon} />
          {noticeLabel[tone]}
        </span>
        <span className="min-w-0 font-700 text-solid-gray-900">{unbroken(title)}</span>
      </p>
      {children && <div className="mt-1 text-[0.9375rem] leading-170">{children}</div>}
    </div>
  );
}
