import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { unbroken } from "#app/ui/page.tsx";

/** Sessions one under the other, each a link with what matters about it beside; reads well on a phone too. */
export function HomeSessionList({ children }: { children: ReactNode }) {
  return <ul className="-mt-2">{children}</ul>;
}

export interface HomeSessionItemProps {
  id: string;
  /** Where it leads; the session's own page unless told. */
  to?: string;
  title: string;
  /** When, before the title. */
  when: ReactNode;
  /** Beneath the title: place, center, totals. */
  facts?: ReactNode;
  status?: ReactNode;
}

export function HomeSessionItem({ id, to = `/sessions/${id}`, title, when, facts, status }: HomeSessionItemProps) {
  return (
    <li className="grid gap-x-4 gap-y-0.5 border-b border-solid-gray-200 py-2.5 sm:grid-cols-[17rem_minmax(0,1fr)_auto]">
      <span className="text-[0.9375rem] leading-170 text-solid-gray-800 tabular-nums">{when}</span>
      <div className="min-w-0">
        <Link
          to={to}
          className="inline-flex min-h-6 items-center font-700 text-key-1000 underline underline-offset-3 hover:text-key-900 hover:decoration-2 pointer-coarse:min-h-11"
        >
          <span>{unbroken(title)}</span>
        </Link>
        {facts && <div className="text-[0.9375rem] leading-150 text-solid-gray-700">{facts}</div>}
      </div>
      {status && <div>{status}</div>}
    </li>
  );
}
