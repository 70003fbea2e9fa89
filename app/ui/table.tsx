import type { ReactNode, TdHTMLAttributes, ThHTMLAttributes } from "react";
import { unbroken } from "#app/ui/page.tsx";

export type CellAlign = "left" | "right" | "center";

// Figures stand under each other and never break.
const ALIGN: Record<CellAlign, string> = {
  left: "text-left",
  right: "text-right tabular-nums whitespace-nowrap",
  center: "text-center",
};

const CELL =
  "px-3 py-2.5 group-data-dense/table:px-2 group-data-dense/table:py-1.5 max-sm:group-data-stacks/table:p-0 max-sm:group-data-stacks/table:text-left";

// On one line; words stand whole on a phone too, where a wide table scrolls.
const NOWRAP = "whitespace-nowrap max-sm:group-data-stacks/table:whitespace-normal print:whitespace-normal";
const WORDS = "max-sm:min-w-[8.5em] max-sm:group-data-stacks/table:min-w-0";
// A name of an office in full, which would be a tower of halved words.
const LONG_WORDS = "max-sm:min-w-[15em] max-sm:group-data-stacks/table:min-w-0";
const LONG = 18;

/** On a phone a row becomes a block: its first two cells on a line each, the others beside one another below. */
const STACKS =
  "max-sm:data-stacks:block max-sm:data-stacks:w-auto max-sm:data-stacks:[&>tbody]:block max-sm:data-stacks:[&>tfoot]:block max-sm:data-stacks:border-t max-sm:data-stacks:border-solid-gray-420 max-sm:data-stacks:[&>thead]:sr-only max-sm:data-stacks:[&>:not(thead)>tr]:flex max-sm:data-stacks:[&>:not(thead)>tr]:flex-wrap max-sm:data-stacks:[&>:not(thead)>tr]:items-center max-sm:data-stacks:[&>:not(thead)>tr]:gap-x-4 max-sm:data-stacks:[&>:not(thead)>tr]:gap-y-1 max-sm:data-stacks:[&>:not(thead)>tr]:py-3 max-sm:data-stacks:[&>:not(thead)>tr>:nth-child(-n+2)]:w-full";

export interface TableProps {
  caption: string;
  captionHidden?: boolean;
  /** One `<tr>`, or several in a fragment. */
  head: ReactNode;
  children: ReactNode;
  dense?: boolean;
  /** Many columns: lets the table grow further before its cells are squeezed. */
  roomy?: boolean;
  /** A list whose rows read as blocks on a phone: no scrolling sideways. Figures need a `label` of their own there. */
  stacks?: boolean;
  /** The rows of totals. */
  foot?: ReactNode;
}

/**
 * A wide table scrolls in its own region, which the keyboard can reach; the page itself never
 * scrolls sideways. A shadow at its edge tells that there is more.
 * On a phone the columns keep a readable width: Japanese could be squeezed down to one character a line.
 */
export function Table({ caption, captionHidden, head, children, dense, roomy, stacks, foot }: TableProps) {
  return (
    <section
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard.
      tabIndex={0}
      className="edge-shadows relative overflow-x-auto print:overflow-visible"
    >
      <table
        data-dense={dense || undefined}
        data-stacks={stacks || undefined}
        className={`group/table w-max min-w-full border-collapse text-[0.9375rem] leading-150 data-dense:text-[0.875rem] data-dense:leading-140 print:w-full print:max-w-full ${stacks ? STACKS : ""} ${roomy ? "max-w-[max(100%,68rem)]" : "max-w-[max(100%,44rem)]"}`}
      >
        <caption className={captionHidden ? "sr-only" : "pb-2 text-left text-std-16B-170 text-solid-gray-900"}>
          {caption}
        </caption>
        <thead className="border-y border-solid-gray-420 bg-solid-gray-50">{head}</thead>
        <tbody className="[&>tr]:border-b [&>tr]:border-solid-gray-200 [&>tr:hover]:bg-key-50">{children}</tbody>
        {foot && <tfoot className="border-t-2 border-b border-solid-gray-600 bg-solid-gray-50 font-700">{foot}</tfoot>}
      </table>
    </section>
  );
}

export interface ThProps extends Omit<ThHTMLAttributes<HTMLTableCellElement>, "align" | "className"> {
  scope: "col" | "row" | "colgroup" | "rowgroup";
  align?: CellAlign;
  /** As narrow as what stands in the column: the room left over goes to the others. */
  fit?: boolean;
}

export function Th({ align = "left", fit, scope, children, ...rest }: ThProps) {
  const weight =
    scope === "row"
      ? "font-400 align-top in-[tfoot]:font-700"
      : `font-700 align-bottom whitespace-nowrap ${scope === "colgroup" ? "border-b border-solid-gray-420" : ""}`;
  return (
    <th
      {...rest}
      scope={scope}
      className={`${CELL} ${weight} text-solid-gray-900 ${ALIGN[align]} ${fit ? "sm:w-px print:w-auto" : ""}`}
    >
      {unbroken(children)}
    </th>
  );
}

export interface TdProps extends Omit<TdHTMLAttributes<HTMLTableCellElement>, "align" | "className"> {
  align?: CellAlign;
  /** Dates and other short facts, which stay on one line. */
  nowrap?: boolean;
  /** Said before the value where rows stack and no heading stands above it. */
  label?: string;
}

export function Td({ align = "left", nowrap, label, children, ...rest }: TdProps) {
  return (
    <td
      {...rest}
      className={`${CELL} align-top ${ALIGN[align]} ${nowrap ? NOWRAP : align === "left" ? wordsOf(children) : ""}`}
    >
      {label && (
        <span aria-hidden="true" className="hidden max-sm:group-data-stacks/table:inline">
          {label}：
        </span>
      )}
      {unbroken(children)}
    </td>
  );
}

function wordsOf(children: ReactNode): string {
  return typeof children === "string" && children.length > LONG ? LONG_WORDS : WORDS;
}

/** What is said smaller below the main word of a cell. */
export function CellNote({ children }: { children: ReactNode }) {
  return <span className="block text-[0.875rem] leading-150 text-solid-gray-700">{unbroken(children)}</span>;
}
