import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { uiText } from "#app/text/ui.ts";
import { Button } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";

const LINK = "text-key-1000 underline underline-offset-3 hover:text-key-900 hover:decoration-2";

/** Where a long compound may be broken: a browser takes 保健福祉医療連携推進会議 for one word, and breaks it anywhere. */
const COMPOUND_PARTS =
  /(?=保健|福祉|医療|介護|看護|連携|推進会議|連絡会|協議会|専門部会|委員会|研修会|講演会|ワーキンググループ)/;

/**
 * A title to be broken at words alone. 令和8年度第2回 and 14:00～16:00 are never broken in two, which a browser that
 * breaks between phrases would do.
 */
export function unbroken(title: ReactNode): ReactNode {
  if (typeof title !== "string") return title;
  return title.split(/((?:令和|平成)(?:元|\d+)年度(?:第\d+回)?|第\d+回|\d+:\d\d～(?:\d+:\d\d)?)/).map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a title never change places.
      <span key={index} className="whitespace-nowrap">
        {part}
      </span>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: nor do its words.
      part.split(COMPOUND_PARTS).flatMap((word, at) => (at === 0 ? [word] : [<wbr key={`${index}.${at}`} />, word]))
    ),
  );
}

export interface PageHeadingProps {
  title: ReactNode;
  lead?: ReactNode;
  /** From the home page down; the page itself need not be among them. */
  crumbs?: readonly { label: string; to?: string }[];
  actions?: ReactNode;
  status?: ReactNode;
}

export function PageHeading({ title, lead, crumbs = [], actions, status }: PageHeadingProps) {
  return (
    <div className="mb-8 flex flex-col gap-3">
      {crumbs.length > 0 && <Breadcrumbs crumbs={crumbs} />}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 text-std-24B-150 text-solid-gray-900 sm:text-std-28B-150">{unbroken(title)}</h1>
          {status && <div className="flex flex-wrap gap-1.5">{status}</div>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2 pt-0.5 print:hidden">{actions}</div>}
      </div>
      {lead && <div className="max-w-[48rem] text-solid-gray-700">{unbroken(lead)}</div>}
    </div>
  );
}

function Breadcrumbs({ crumbs }: { crumbs: readonly { label: string; to?: string }[] }) {
  return (
    <nav aria-label={uiText.breadcrumbs} className="text-[0.875rem] leading-150 print:hidden">
      <ol className="flex flex-wrap items-center gap-x-1.5">
        {crumbs.map((crumb, index) => (
          <li key={crumb.to ?? crumb.label} className="flex items-center gap-1.5">
            {index > 0 && (
              <span className="text-solid-gray-600">
                <Icon name="chevron-right" />
              </span>
            )}
            {crumb.to ? (
              <Link to={crumb.to} className={`inline-flex min-h-6 items-center ${LINK}`}>
                <span>{unbroken(crumb.label)}</span>
              </Link>
            ) : (
              <span>{unbroken(crumb.label)}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

export interface SectionProps {
  title: ReactNode;
  id?: string;
  actions?: ReactNode;
  /** Left out on paper. */
  screenOnly?: boolean;
  children: ReactNode;
}

export function Section({ title, id, actions, screenOnly, children }: SectionProps) {
  return (
    // The heading's line is the first line of a list that follows it.
    <section
      id={id}
      className={`mt-10 first:mt-0 [&>div+:is(dl,div:has(>dl:first-child))]:-mt-3 [&>div+dl]:border-t-0 [&>div+div>dl:first-child]:border-t-0 ${screenOnly ? "print:hidden" : ""}`}
    >
      <div className="mb-4 flex flex-wrap items-end justify-between gap-x-4 gap-y-2 border-b border-solid-gray-420 pb-2">
        <h2 className="text-std-20B-150 text-solid-gray-900">{unbroken(title)}</h2>
        {actions && <div className="flex flex-wrap items-center gap-2 print:hidden">{actions}</div>}
      </div>
      {children}
    </section>
  );
}

export function EmptyState({
  title,
  children,
  action,
}: {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-center gap-2 rounded-12 border border-dashed border-solid-gray-420 px-6 py-10 text-center">
      <p className="text-std-17B-170 text-solid-gray-900">{unbroken(title)}</p>
      {children && <div className="max-w-[36rem] text-solid-gray-700">{children}</div>}
      {action && <div className="mt-2">{action}</div>}
    </div>
  );
}

export function DescriptionList({ items }: { items: readonly { term: string; description: ReactNode }[] }) {
  return (
    <dl className="border-t border-solid-gray-200">
      {items.map(({ term, description }) => (
        <div
          key={term}
          className="grid gap-x-6 border-b border-solid-gray-200 py-2.5 sm:grid-cols-[clamp(6rem,30%,12rem)_minmax(0,1fr)] print:grid-cols-[clamp(6rem,30%,12rem)_minmax(0,1fr)]"
        >
          <dt className="font-700 text-solid-gray-900">{unbroken(term)}</dt>
          <dd>{unbroken(description)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A big figure. One that is not known is said in words by the caller, never as 0. */
export function Stat(props: { label: string; value: ReactNode; unit?: string; note?: ReactNode; to?: string }) {
  const { label, value, unit, note, to } = props;
  return (
    <div
      className={`relative min-w-0 rounded-12 border border-solid-gray-300 bg-white px-4 py-3 sm:px-5 sm:py-4 ${to ? "hover:border-key-900 hover:bg-key-50" : ""}`}
    >
      <p className="text-[0.9375rem] leading-150 text-solid-gray-800">
        {to ? (
          <Link to={to} className={`after:absolute after:inset-0 after:rounded-12 ${LINK}`}>
            {label}
          </Link>
        ) : (
          label
        )}
      </p>
      <p className="mt-1 text-std-32B-150 text-solid-gray-900 tabular-nums">
        {value}
        {unit && <span className="ml-1 text-std-16N-170">{unit}</span>}
      </p>
      {note && <p className="text-[0.875rem] leading-150 text-solid-gray-700">{note}</p>}
    </div>
  );
}

/** Fields that narrow a list, in one row where there is room, with the button at the end. Stands inside a GET form. */
export function FilterBar({ action = "絞り込む", children }: { action?: string; children: ReactNode }) {
  return (
    <div className="mb-6 grid grid-cols-2 items-end gap-4 rounded-12 bg-solid-gray-50 p-4 sm:flex sm:flex-wrap max-sm:[&>:nth-last-child(-n+2)]:col-span-2 print:hidden">
      {children}
      <Button variant="secondary">
        <Icon name="search" />
        {action}
      </Button>
    </div>
  );
}

export interface LinkTabsProps {
  label: string;
  items: readonly { to: string; label: string; current?: boolean; reloadDocument?: boolean }[];
}

/** Views of one thing, each with an address of its own. */
export function LinkTabs({ label, items }: LinkTabsProps) {
  return (
    <nav aria-label={label} className="mb-6 border-b border-solid-gray-420 print:hidden">
      <ul className="flex flex-wrap gap-x-1">
        {items.map((item) => (
          <li key={item.to}>
            <Link
              to={item.to}
              reloadDocument={item.reloadDocument}
              aria-current={item.current ? "page" : undefined}
              className="flex min-h-11 items-center border-b-4 border-transparent px-3 py-2 sm:px-4 whitespace-nowrap text-solid-gray-800 hover:border-solid-gray-420 hover:bg-solid-gray-50 aria-[current=page]:border-key-900 aria-[current=page]:font-700 aria-[current=page]:text-key-900"
            >
              {item.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The first, the last and those around the current page; null stands for what is left out between. */
export function pagesToShow(page: number, pages: number): (number | null)[] {
  const shown = Array.from({ length: pages }, (_, i) => i + 1).filter(
    (n) => n === 1 || n === pages || Math.abs(n - page) <= 1,
  );
  return shown.flatMap((n, i) => (i > 0 && n - (shown[i - 1] ?? n) > 1 ? [null, n] : [n]));
}

const PAGE_LINK = "flex min-h-11 min-w-11 items-center justify-center gap-1 rounded-8 border px-3 tabular-nums";

export function Pagination({ page, pages, hrefFor }: { page: number; pages: number; hrefFor: (p: number) => string }) {
  if (pages <= 1) return null;
  const link = `${PAGE_LINK} border-solid-gray-420 bg-white text-key-1000 hover:border-key-900 hover:bg-key-50 hover:underline`;
  return (
    <nav aria-label={uiText.pagination} className="mt-6 print:hidden">
      <ul className="flex flex-wrap items-center justify-center gap-2">
        {page > 1 && (
          <li>
            <Link to={hrefFor(page - 1)} rel="prev" className={link}>
              <Icon name="chevron-left" />
              {uiText.previousPage}
            </Link>
          </li>
        )}
        {pagesToShow(page, pages).map((n, i) => (
          <li key={n ?? `gap ${i}`} className="max-sm:hidden">
            {n === null ? (
              "…"
            ) : (
              <Link
                to={hrefFor(n)}
                aria-label={uiText.pageNumber(n)}
                aria-current={n === page ? "page" : undefined}
                className={n === page ? `${PAGE_LINK} border-key-900 bg-key-900 font-700 text-white` : link}
              >
                {n}
              </Link>
            )}
          </li>
        ))}
        <li className="px-2 sm:hidden">{uiText.pageOf(page, pages)}</li>
        {page < pages && (
          <li>
            <Link to={hrefFor(page + 1)} rel="next" className={link}>
              {uiText.nextPage}
              <Icon name="chevron-right" />
            </Link>
          </li>
        )}
      </ul>
    </nav>
  );
}
