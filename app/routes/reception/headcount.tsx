import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useMemo } from "react";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { receptionText } from "#app/text/reception.ts";
import { whenText } from "#app/text/session.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { showReception } from "#app/use-cases/reception/show-reception.ts";
import type { PresenceNow } from "./sync.ts";
import { useReception } from "./use-reception.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `人数：${page?.session.title ?? "開催"}｜Renkei` },
];

export const shouldRevalidate = () => false;

/** No names: it is shown to the room. */
export async function loader(args: LoaderFunctionArgs) {
  const shown = orRefuse(await showReception(await staffContext(args), args.params.id ?? ""));
  const { session, expected, version, now, present, list } = shown;
  const { id, title, startsAt, endsAt } = session;
  const counted = present.map(({ mode, leftAt }) => ({ mode, leftAt }));
  return { session: { id, title, startsAt, endsAt }, expected, version, now, present: counted, list, lines: [] };
}

/** 来場者数 for a projector or a second screen. */
export default function Headcount() {
  const shown = useLoaderData<typeof loader>();
  const { session } = shown;
  const first = useMemo(() => JSON.parse(JSON.stringify(shown)) as PresenceNow, [shown]);
  const { present, link, expected } = useReception(session.id, first);
  const here = present.filter(({ leftAt }) => leftAt === null);
  const online = here.filter(({ mode }) => mode === "online").length;
  const parts = [
    ...(online > 0 ? [`会場 ${here.length - online}人`, `オンライン ${online}人`] : []),
    ...(present.length > here.length ? [`早退 ${present.length - here.length}人`] : []),
  ];
  return (
    <main className="flex min-h-dvh flex-col items-center justify-between gap-4 p-4 text-center">
      <div className="grid gap-1">
        <h1 className="text-[clamp(1.25rem,min(4vw,5dvh),3rem)] leading-150 font-700 text-solid-gray-900">
          {session.title}
        </h1>
        <p className="text-[clamp(1rem,min(2vw,3.5dvh),1.5rem)]">{whenText(session)}</p>
      </div>
      <div role="status">
        <p className="text-[clamp(1.25rem,min(3vw,5dvh),2.5rem)]">受付済み</p>
        <p className="text-[clamp(6rem,min(32vw,38dvh),24rem)] leading-100 font-700 text-solid-gray-900 tabular-nums">
          {present.length}
          <span className="text-[0.25em]">人</span>
        </p>
        {parts.length > 0 && <p className="text-[clamp(1rem,min(2.5vw,4dvh),2rem)]">{`うち ${parts.join("　")}`}</p>}
        <p className="text-[clamp(1rem,min(2.5vw,4dvh),2rem)]">{`出席の予定 ${expected}人`}</p>
      </div>
      <p className="flex flex-wrap items-center justify-center gap-4">
        {link !== "online" && (
          <strong>{link === "signed-out" ? receptionText.signedOut : receptionText.offline}</strong>
        )}
        <LinkButton to={`/sessions/${session.id}/reception`} reloadDocument>
          受付に戻る
        </LinkButton>
      </p>
    </main>
  );
}
