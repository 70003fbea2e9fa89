import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useEffect, useMemo, useState } from "react";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { receptionRefusalText } from "#app/text/reception.ts";
import { whenText } from "#app/text/session.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { showReception } from "#app/use-cases/reception/show-reception.ts";
import { SessionHeading } from "../sessions/session-heading.tsx";
import { ReceptionDesk } from "./reception-desk.tsx";
import type { PresenceNow } from "./sync.ts";
import { SyncTrouble } from "./sync-status.tsx";
import { useReception } from "./use-reception.ts";

export const handle = { wide: true };

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `受付：${page?.session.title ?? "開催"}｜Renkei` },
];

/** What is shown is what was decided by then: presses and polling go on from it without asking for the page again. */
export const shouldRevalidate = () => false;

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const shown = orRefuse(await showReception(ctx, args.params.id ?? ""));
  const { id, title, state, category, format, startsAt, endsAt } = shown.session;
  const hasStarted = startsAt !== null && startsAt <= ctx.now();
  return { ...shown, session: { id, title, state, category, format, startsAt, endsAt }, hasStarted };
}

export default function ReceptionPage() {
  const shown = useLoaderData<typeof loader>();
  const { session, closedBecause, mayWrite } = shown;
  const hasStarted = useHasStarted(session.startsAt, shown.hasStarted);
  const first = useMemo(() => asTold(shown), [shown]);
  const reception = useReception(session.id, first);
  useCameraPolicy();
  const { present, expected } = reception;
  const online = present.filter(({ mode }) => mode === "online").length;
  const left = present.filter(({ leftAt }) => leftAt !== null).length;
  return (
    <>
      <SessionHeading session={session} tab="reception" isOwn hasStarted={hasStarted} />
      <noscript>
        <Notice tone="warning" title="受付の画面には、JavaScriptが必要です">
          開始してからは、<a href={`/sessions/${session.id}/attendance`}>出席と人数</a>のページで記録できます。
        </Notice>
      </noscript>
      <div className="mb-2 grid gap-2">
        <div className="flex flex-wrap items-center gap-x-5 gap-y-1">
          <p className="font-700 tabular-nums">
            {`受付済み ${present.length}人／出席の予定 ${expected}人`}
            {online > 0 && `　オンライン ${online}人`}
            {left > 0 && `　早退 ${left}人`}
          </p>
          <p>{whenText(session)}</p>
          <LinkButton to={`/sessions/${session.id}/reception/headcount`} size="sm" reloadDocument>
            <Icon name="external" />
            人数を大きく表示
          </LinkButton>
        </div>
        {closedBecause && <Notice tone="info" title={receptionRefusalText(closedBecause)} />}
        <SyncTrouble reception={reception} sessionId={session.id} />
      </div>
      <ReceptionDesk session={session} reception={reception} hasStarted={hasStarted} mayTake={mayWrite} />
    </>
  );
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>;

function asTold({ version, now, present, list, lines, expected }: Shown): PresenceNow {
  return JSON.parse(JSON.stringify({ version, now, present, list, lines, expected }));
}

/** The page is opened long before the start, and stays. */
function useHasStarted(startsAt: Instant | null, atFirst: boolean): boolean {
  const [started, setStarted] = useState(atFirst);
  useEffect(() => {
    const wait = startsAt ? startsAt.getTime() - Date.now() : Number.NaN;
    if (!(wait > 0 && wait < DAY_MS)) return;
    const timer = setTimeout(() => setStarted(true), wait);
    return () => clearTimeout(timer);
  }, [startsAt]);
  return started;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Only this page's own address lets the camera in. Whoever came here without loading it, from another page of the app,
 * still has that page's policy: loading it once gives this one's.
 */
function useCameraPolicy() {
  useEffect(() => {
    const [loaded] = performance.getEntriesByType("navigation");
    if (loaded && new URL(loaded.name).pathname !== window.location.pathname) window.location.reload();
  }, []);
}
