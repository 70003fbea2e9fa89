import type { ReactNode } from "react";
import { Icon } from "#app/ui/icon.tsx";

export interface FoldProps {
  title: ReactNode;
  /** Whether it begins open: something in it is chosen, or wrong. */
  open?: boolean;
  children: ReactNode;
}

/** A part that few need, folded away under its name; works without any script. */
export function Fold({ title, open, children }: FoldProps) {
  return (
    <details open={open} className="group/fold min-w-0">
      <summary className="flex min-h-8 w-fit cursor-pointer list-none items-center gap-1.5 py-0.5 text-key-1000 underline underline-offset-3 hover:text-key-900 hover:decoration-2 pointer-coarse:min-h-11">
        <span className="shrink-0 group-open/fold:rotate-90">
          <Icon name="chevron-right" />
        </span>
        {title}
      </summary>
      <div className="pt-3">{children}</div>
    </details>
  );
}
