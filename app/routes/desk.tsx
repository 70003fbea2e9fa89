import type { LoaderFunctionArgs, MetaFunction, SerializeFrom } from "@remix-run/node";
import { Outlet, useLoaderData, useMatches, useRouteError, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { staffContext } from "#app/http/context.server.ts";
import { staffRoleLabel } from "#app/text/labels.ts";
import { type NavItem, Shell } from "#app/ui/shell.tsx";
import { kindsFor } from "#app/use-cases/imports/list-imports.ts";
import { countMailsToCheck } from "#app/use-cases/inbound/list-inbound.ts";
import { ErrorMessage, errorWords } from "./error-page.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { actor } = ctx;
  return {
    prefectureName: actor.prefecture.name,
    demo: actor.prefecture.demo,
    centerName: actor.center?.name,
    userName: actor.name,
    roleLabel: staffRoleLabel[actor.role],
    mayImport: kindsFor(actor).length > 0,
    mailsToCheck: await countMailsToCheck(ctx),
  };
}

/** What the frame knows of whoever signed in. */
export type DeskData = SerializeFrom<typeof loader>;

export const meta: MetaFunction = ({ error }) => (error ? [{ title: `${errorWords(error).title}｜Renkei` }] : []);

const NAV: NavItem[] = [
  { to: "/", label: "ホーム", icon: "home" },
  { to: "/sessions", under: ["/sessions", "/plans", "/feeds", "/follow-ups"], label: "開催", icon: "calendar" },
  { to: "/trainings", under: ["/trainings", "/cards"], label: "研修・事例", icon: "document" },
  { to: "/bodies", label: "会議体", icon: "people" },
  { to: "/people", under: ["/people", "/organizations", "/groups", "/imports"], label: "名簿", icon: "person" },
  { to: "/mails", label: "送信箱", icon: "mail" },
  { to: "/reports/activity", under: "/reports", label: "実績", icon: "chart" },
  { to: "/settings", label: "設定", icon: "settings" },
];

/** With 受信箱 beside 送信箱, for those who may read what came. */
function navFor(mailsToCheck: number | null): NavItem[] {
  if (mailsToCheck === null) return NAV;
  const waiting = { count: mailsToCheck, what: "要確認" };
  const inbound: NavItem = { to: "/inbound", label: "受信箱", icon: "inbox", waiting };
  return NAV.flatMap((item) => (item.to === "/mails" ? [item, inbound] : [item]));
}

/** The frame of every page for staff. */
export default function Desk() {
  return (
    <DeskShell data={useLoaderData<typeof loader>()}>
      <Outlet />
    </DeskShell>
  );
}

/** What went wrong on a page, with the way to the others. */
export function ErrorBoundary() {
  const error = useRouteError();
  const data = useRouteLoaderData<typeof loader>("routes/desk");
  const root = useRouteLoaderData<{ requestId: string }>("root");
  // Where the frame itself could not be made, the page around it says what happened.
  if (!data) throw error;
  return (
    <DeskShell data={data}>
      <ErrorMessage error={error} requestId={root?.requestId} />
    </DeskShell>
  );
}

interface DeskShellProps {
  data: DeskData;
  children: ReactNode;
}

function DeskShell({ data: { mayImport: _, mailsToCheck, ...data }, children }: DeskShellProps) {
  const wide = useMatches().some((match) => (match.handle as { wide?: boolean } | undefined)?.wide);
  return (
    <Shell {...data} nav={navFor(mailsToCheck)} wide={wide}>
      {children}
    </Shell>
  );
}
