import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useMatches } from "@remix-run/react";
import { staffContext } from "#app/http/context.server.ts";
import { staffRoleLabel } from "#app/text/labels.ts";
import { type NavItem, Shell } from "#app/ui/shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await staffContext(args);
  return {
    prefectureName: actor.prefecture.name,
    demo: actor.prefecture.demo,
    centerName: actor.center?.name,
    userName: actor.name,
    roleLabel: staffRoleLabel[actor.role],
  };
}

const NAV: NavItem[] = [
  { to: "/", label: "ホーム", icon: "home" },
  { to: "/sessions", label: "開催", icon: "calendar" },
  { to: "/bodies", label: "会議体", icon: "people" },
  { to: "/mails", label: "送信箱", icon: "mail" },
  { to: "/reports/activity", under: "/reports", label: "実績", icon: "chart" },
];

/** The frame of every page for staff. */
export default function Desk() {
  const data = useLoaderData<typeof loader>();
  const wide = useMatches().some((match) => (match.handle as { wide?: boolean } | undefined)?.wide);
  return (
    <Shell {...data} nav={NAV} wide={wide}>
      <Outlet />
    </Shell>
  );
}
