import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatDate } from "#app/domain/japanese-date.ts";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { LIST_STANDINGS, listStandingLabel } from "#app/text/rsvp.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { EmptyState, Section } from "#app/ui/page.tsx";
import { showResponses } from "#app/use-cases/invitations/show-responses.ts";
import { ResponsesTable } from "./responses-table.tsx";
import { RoleTotals, StandingTotals } from "./responses-totals.tsx";
import { MailsLink, SessionHeading } from "./session-heading.tsx";

export const handle = { wide: true };

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `回答：${page?.session.title ?? "開催"}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const asked = new URL(args.request.url).searchParams.get("standing");
  const standing = LIST_STANDINGS.find((known) => known === asked) ?? null;
  const { session, ...list } = orRefuse(await showResponses(ctx, { sessionId: args.params.id ?? "", standing }));
  const { id, title, state, category, startsAt, answerBy, capacity } = session;
  return {
    ...list,
    session: { id, title, state, category, answerBy, capacity },
    hasStarted: startsAt !== null && startsAt <= ctx.now(),
    standing,
  };
}

export default function Responses() {
  const { session, hasStarted, standing, rows, totals, called, byRole, mayEnter } = useLoaderData<typeof loader>();
  const path = `/sessions/${session.id}/responses`;
  const coming = totals.attending + totals.online + totals.proxy;
  return (
    <div className="print-landscape">
      <SessionHeading session={session} tab="responses" isOwn hasStarted={hasStarted} />
      {called === 0 && rows.length === 0 ? (
        <EmptyState
          title="まだ案内していません"
          action={<LinkButton to={`/sessions/${session.id}/invitations`}>案内する方を選ぶ</LinkButton>}
        >
          案内を送ると、ここに回答が集まります。
        </EmptyState>
      ) : (
        <>
          <p className="mb-4">
            案内 {called}人のうち、回答 {called - totals.pending}人・未回答 {totals.pending}人。
            {session.answerBy && `回答期限は${formatDate(session.answerBy)}です。`}
            {session.capacity !== null && `定員 ${session.capacity}人に対し、席のある方は${coming}人です。`}
          </p>
          {totals.waiting > 0 && (session.capacity === null || coming < session.capacity) && (
            <div className="mb-6">
              <Notice tone="info" title="空き待ちの方に、席を用意できます">
                連絡して出席できることを確かめ、その方の回答をあらためて記録すると、受け付けた順に席が決まります。
              </Notice>
            </div>
          )}
          <StandingTotals totals={totals} path={path} />
          <Section
            title={standing ? `${listStandingLabel[standing]}の方（${rows.length}人）` : `全員（${rows.length}人）`}
            actions={
              <>
                <LinkButton to={`${path}.csv`} size="sm" reloadDocument>
                  <Icon name="download" />
                  CSV（Excel向け）
                </LinkButton>
                {standing && (
                  <LinkButton to={path} size="sm">
                    全員を表示
                  </LinkButton>
                )}
                <MailsLink sessionId={session.id} />
              </>
            }
          >
            {rows.length > 0 ? (
              <ResponsesTable rows={rows} path={path} mayEnter={mayEnter} />
            ) : (
              <EmptyState title="該当する方はいません" />
            )}
          </Section>
          <Section title="役割ごとの人数">
            <RoleTotals byRole={byRole} totals={totals} called={called} />
          </Section>
        </>
      )}
    </div>
  );
}
