import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { type ReactNode, useContext } from "react";
import { appContext } from "./http/context.server.ts";
import { ErrorMessage, errorWords } from "./routes/error-page.tsx";
import { Nonce } from "./ui/nonce.ts";
import { PublicShell } from "./ui/shell.tsx";
import styles from "./ui/styles.css?url";
import { showSite } from "./use-cases/staff/show-site.ts";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

/** Pages name themselves; this is the name of the page that says what went wrong. */
export const meta: MetaFunction = ({ error }) => (error ? [{ title: `${errorWords(error).title}｜Renkei` }] : []);

/** For the page that says what went wrong; nothing of it changes while one moves about. */
export async function loader(args: LoaderFunctionArgs) {
  const { demo } = await showSite(appContext(args));
  return { requestId: args.context.app.requestId, demo };
}

export const shouldRevalidate = () => false;

/** A route whose handle says so needs no script at all, and none is sent. */
function usesScripts(matches: ReturnType<typeof useMatches>) {
  return !matches.some((match) => (match.handle as { static?: boolean } | undefined)?.static);
}

export function Layout({ children }: { children: ReactNode }) {
  const scripts = usesScripts(useMatches());
  const nonce = useContext(Nonce);
  return (
    <html lang="ja">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {scripts && (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const data = useRouteLoaderData<typeof loader>("root");
  return (
    <PublicShell demo={data?.demo ?? false}>
      <ErrorMessage error={useRouteError()} requestId={data?.requestId} />
    </PublicShell>
  );
}
