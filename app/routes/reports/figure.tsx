import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { type Cell, type FootCell, shownPeople } from "#app/domain/tally.ts";
import { reportText } from "#app/text/reports.ts";

/** Where a figure's sessions are listed, and what to call it apart from its table: 「釧路 会議 (WG・部会)」. */
export interface FigureOf {
  /** Null where there are none on record: the figure was brought in as a total. */
  to: string | null;
  name: string;
}

export function FigureLink({ to, label, children }: { to: string | null; label: string; children: ReactNode }) {
  if (to === null) return <span className="px-1 print:px-0">{children}</span>;
  return (
    <Link
      to={to}
      aria-label={label}
      className="inline-flex min-h-6 min-w-6 items-center justify-end px-1 text-key-1000 underline underline-offset-3 hover:text-key-900 hover:decoration-2 pointer-coarse:min-h-11 pointer-coarse:min-w-11 print:block print:min-h-0 print:px-0"
    >
      {children}
    </Link>
  );
}

/** 回数. No session is a 0 without anything behind it. */
export function SessionCount({ cell, of }: { cell: Pick<Cell, "sessions">; of: FigureOf }) {
  if (cell.sessions === 0) return <span className="px-1 text-solid-gray-600 print:px-0">0</span>;
  return (
    <FigureLink to={of.to} label={`${of.name} ${cell.sessions}回`}>
      {cell.sessions}
    </FigureLink>
  );
}

/** 人数(延べ): empty, (不明), a sum, or a sum with (一部不明) and how many it misses. They never look alike. */
export function People({ cell, of }: { cell: Cell; of: FigureOf }) {
  const shown = shownPeople(cell);
  if (shown.kind === "none") return null;
  if (shown.kind === "unknown") {
    return (
      <FigureLink to={of.to} label={`${of.name} 人数${reportText.unknown}`}>
        {reportText.unknown}
      </FigureLink>
    );
  }
  const about = cell.approximate > 0 ? "約" : "";
  const partly = shown.kind === "partly" ? reportText.partly : "";
  const missing = shown.kind === "partly" ? reportText.missing(cell.sessions, cell.unknown) : undefined;
  return (
    <span title={missing}>
      <FigureLink to={of.to} label={`${of.name} ${about}${shown.people}${partly}人`}>
        {about && <span className="print:hidden">{about}</span>}
        {shown.people}
        {partly}
      </FigureLink>
      {missing && (
        <span className="block px-1 text-[0.8125rem] leading-130 text-solid-gray-700 print:hidden">{missing}</span>
      )}
    </span>
  );
}

/** A total adds what is known, so it can be 0; what it leaves out is said beneath it. */
export function FootPeople({ cell, of }: { cell: FootCell; of: FigureOf }) {
  const about = cell.approximate > 0 ? "約" : "";
  return (
    <>
      {cell.sessions === 0 ? (
        <span className="px-1 text-solid-gray-600 print:px-0">0</span>
      ) : (
        <FigureLink to={of.to} label={`${of.name} ${about}${cell.people}人`}>
          {about && <span className="print:hidden">{about}</span>}
          {cell.people}
        </FigureLink>
      )}
      {cell.unknown > 0 && (
        <span className="block px-1 text-[0.8125rem] leading-130 font-400 text-solid-gray-700 print:hidden">
          不明{cell.unknown}回を除く
        </span>
      )}
    </>
  );
}
