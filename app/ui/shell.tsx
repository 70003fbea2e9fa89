import { Link, useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { uiText } from "#app/text/ui.ts";
import { Button } from "#app/ui/button.tsx";
import { Icon, type IconName } from "#app/ui/icon.tsx";
import { useImeGuard } from "#app/ui/ime-guard.ts";
import { unbroken } from "#app/ui/page.tsx";

export interface NavItem {
  to: string;
  /** The starts of the addresses that belong to it, where it is not `to` itself. */
  under?: string | readonly string[];
  label: string;
  icon: IconName;
  /** How many things wait there, and what they are. */
  waiting?: { count: number; what: string };
}

export interface ShellProps {
  prefectureName: string;
  centerName?: string;
  userName?: string;
  roleLabel?: string;
  nav: readonly NavItem[];
  demo: boolean;
  /** For tables that need the whole screen. */
  wide?: boolean;
  children: ReactNode;
}

/** The frame of every page for the offices' own people. */
export function Shell({ nav, demo, wide, children, ...who }: ShellProps) {
  useImeGuard();
  const { pathname } = useLocation();
  const width = `mx-auto w-full px-4 sm:px-6 ${wide ? "max-w-[100rem]" : "max-w-[76rem]"}`;
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header data-frame className="border-b border-solid-gray-420">
        {demo && <DemoBanner width={width} />}
        <div className={`flex items-center justify-between gap-4 py-3 ${width}`}>
          <Brand to="/" />
          <div className="hidden shrink-0 md:block print:block">
            <UserBlock {...who} />
          </div>
          {/* The key folds the menu up again after each step within the app. */}
          <details key={pathname} className="group relative shrink-0 md:hidden print:hidden">
            <summary className="flex min-h-11 cursor-pointer list-none items-center gap-1.5 rounded-8 border border-key-900 px-3 font-700 whitespace-nowrap text-key-900">
              <span className="group-open:hidden">
                <Icon name="menu" />
              </span>
              <span className="hidden group-open:inline">
                <Icon name="cross" />
              </span>
              {uiText.menu}
            </summary>
            <div className="absolute top-full right-0 z-10 mt-2 w-[min(20rem,calc(100vw-2rem))] rounded-12 border border-solid-gray-420 bg-white p-2 shadow-2">
              <nav aria-label={uiText.mainNav}>
                <NavList nav={nav} />
              </nav>
              <div className="mt-2 border-t border-solid-gray-420 px-3 pt-3 pb-1">
                <UserBlock {...who} />
              </div>
            </div>
          </details>
        </div>
        <nav aria-label={uiText.mainNav} className={`hidden md:block print:hidden ${width}`}>
          <NavList nav={nav} bar />
        </nav>
      </header>
      <main id="main" tabIndex={-1} className={`grow pt-6 pb-16 print:pt-2 print:pb-0 ${width}`}>
        {children}
      </main>
      <footer className="border-t border-solid-gray-200 bg-solid-gray-50 print:hidden">
        <p className={`py-5 text-[0.875rem] leading-150 text-solid-gray-700 ${width}`}>
          {who.prefectureName} {uiText.appSubtitle} {uiText.appName}
        </p>
      </footer>
    </div>
  );
}

export interface PublicShellProps {
  title?: string;
  officeName?: string;
  demo: boolean;
  children: ReactNode;
}

/** The frame of participants' pages: one column, made for a phone, nothing to get lost in. */
export function PublicShell({ title, officeName, demo, children }: PublicShellProps) {
  useImeGuard();
  const width = "mx-auto w-full max-w-[42rem] px-4 sm:px-6";
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="border-b border-solid-gray-420">
        {demo && <DemoBanner width={width} />}
        <div className={`flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-3 ${width}`}>
          <Brand />
          {officeName && <p className="text-[0.9375rem] leading-150 text-solid-gray-800">{officeName}</p>}
        </div>
      </header>
      <main id="main" tabIndex={-1} className={`grow pt-6 pb-16 ${width}`}>
        {title && <h1 className="mb-6 text-std-24B-150 text-solid-gray-900 sm:text-std-28B-150">{unbroken(title)}</h1>}
        {children}
      </main>
      <footer className="border-t border-solid-gray-200 bg-solid-gray-50 print:hidden">
        <p className={`py-5 text-[0.875rem] leading-150 text-solid-gray-700 ${width}`}>
          {uiText.appSubtitle} {uiText.appName}
        </p>
      </footer>
    </div>
  );
}

function SkipLink() {
  return (
    <a
      href="#main"
      className="sr-only z-20 bg-white font-700 text-key-1000 underline focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:px-4 focus:py-2"
    >
      {uiText.skipToMain}
    </a>
  );
}

/** Stays on paper too: figures made up for a demonstration must not pass for real ones. */
function DemoBanner({ width }: { width: string }) {
  return (
    <div className="border-b border-yellow-600 bg-yellow-50">
      <p className={`flex items-start gap-2 py-1.5 text-[0.875rem] leading-150 text-yellow-1200 ${width}`}>
        <span className="shrink-0 rounded-4 border border-current px-1.5 text-[0.8125rem] font-700">
          {uiText.demoMark}
        </span>
        {uiText.demoBanner}
      </p>
    </div>
  );
}

function Brand({ to }: { to?: string }) {
  const name = <span className="text-std-20B-150 text-solid-gray-900">{uiText.appName}</span>;
  const content = (
    <>
      <img src="/favicon.svg" alt="" width={36} height={36} className="size-9 shrink-0" />
      <span className="flex min-w-0 flex-col leading-120">
        {name}
        <span className="text-[0.75rem] leading-140 text-solid-gray-700 sm:text-[0.8125rem]">{uiText.appSubtitle}</span>
      </span>
    </>
  );
  const look = "flex min-w-0 items-center gap-2.5";
  return to ? (
    <Link to={to} className={look}>
      {content}
    </Link>
  ) : (
    <div className={look}>{content}</div>
  );
}

/** Logging out is a form: a link would be followed by every prefetcher. */
function UserBlock(props: Pick<ShellProps, "prefectureName" | "centerName" | "userName" | "roleLabel">) {
  const office = [props.prefectureName, props.centerName].filter(Boolean).join(" ");
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <div className="min-w-0 text-[0.875rem] leading-140 md:text-right">
        <p className="font-700 text-solid-gray-900">{office}</p>
        {props.userName && (
          <p className="text-solid-gray-700">{[props.userName, props.roleLabel].filter(Boolean).join(" ／ ")}</p>
        )}
      </div>
      {props.userName && (
        <form method="post" action="/logout">
          <Button variant="secondary" size="sm">
            <Icon name="logout" />
            {uiText.logOut}
          </Button>
        </form>
      )}
    </div>
  );
}

const BAR_ITEM =
  "flex min-h-11 items-center gap-1.5 border-b-4 border-transparent px-3 text-[0.9375rem] text-solid-gray-800 hover:border-solid-gray-420 hover:bg-solid-gray-50 aria-[current=page]:border-key-900 aria-[current=page]:font-700 aria-[current=page]:text-key-900";
const MENU_ITEM =
  "flex min-h-11 items-center gap-3 rounded-8 border-l-4 border-transparent px-3 text-solid-gray-800 hover:bg-solid-gray-50 aria-[current=page]:border-key-900 aria-[current=page]:bg-key-50 aria-[current=page]:font-700 aria-[current=page]:text-key-900";

function NavList({ nav, bar }: { nav: readonly NavItem[]; bar?: boolean }) {
  const { pathname } = useLocation();
  const isCurrent = ({ to, under = to }: NavItem) =>
    to === "/" ? pathname === "/" : [under].flat().some((start) => `${pathname}/`.startsWith(`${start}/`));
  return (
    <ul className={bar ? "-mx-3 flex flex-wrap" : "flex flex-col"}>
      {nav.map((item) => (
        <li key={item.to}>
          <Link to={item.to} aria-current={isCurrent(item) ? "page" : undefined} className={bar ? BAR_ITEM : MENU_ITEM}>
            <Icon name={item.icon} />
            {item.label}
            {item.waiting && item.waiting.count > 0 && (
              <span className="rounded-full bg-red-900 px-2 text-[0.8125rem] leading-150 font-700 text-white tabular-nums">
                <span className="sr-only">{item.waiting.what}</span>
                {item.waiting.count}
              </span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  );
}
