import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DAY_PAPERS } from "#app/domain/day-paper.ts";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { paperRefusal } from "#app/text/paper.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { EmptyState } from "#app/ui/page.tsx";
import { showPapers } from "#app/use-cases/papers/show-papers.ts";
import { showSession } from "#app/use-cases/sessions/show-session.ts";
import { SessionHeading } from "../sessions/session-heading.tsx";
import { PaperItem } from "./paper-item.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `印刷：${page?.session.title ?? "開催"}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const id = args.params.id ?? "";
  const shown = await showPapers(ctx, id);
  // Before its date is decided there is nothing to print, and the page says so.
  const session = shown.ok ? shown.value.session : orRefuse(await showSession(ctx, id)).session;
  if (!shown.ok && shown.error !== "date-required") orRefuse(shown);
  const { title, state, category, startsAt, format } = session;
  return {
    session: { id, title, state, category, format },
    hasStarted: startsAt !== null && startsAt <= ctx.now(),
    papers: shown.ok ? { ...shown.value, session: undefined } : null,
  };
}

export default function Papers() {
  const { session, hasStarted, papers } = useLoaderData<typeof loader>();
  return (
    <>
      <SessionHeading session={session} tab="papers" isOwn hasStarted={hasStarted} />
      {papers === null ? (
        <EmptyState
          title="まだ印刷できません"
          action={<LinkButton to={`/sessions/${session.id}/edit`}>日時を決める</LinkButton>}
        >
          {paperRefusal.dateRequired}
        </EmptyState>
      ) : (
        <>
          {papers.missing.length > 0 && (
            <div className="mb-6">
              <Notice tone="warning" title={`印刷できない文字があります：${papers.missing.join("　")}`}>
                収めている書体にない文字です。紙の上では「〓」になりますので、名簿などを別の字に改めるか、手書きで補ってください。
              </Notice>
            </div>
          )}
          <ul className="grid gap-6">
            {DAY_PAPERS.map((kind) => (
              <PaperItem key={kind} kind={kind} path={`/sessions/${session.id}/papers`} counts={papers} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}
