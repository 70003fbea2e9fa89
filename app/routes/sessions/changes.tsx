import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { toldText } from "#app/text/change.ts";
import { waitsForServer } from "#app/text/mail.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { EmptyState, PageHeading } from "#app/ui/page.tsx";
import { showChanges } from "#app/use-cases/changes/show-changes.ts";
import { tellFrom } from "./changes-action.server.ts";
import { TellAgain } from "./changes-again.tsx";
import { ByHand } from "./changes-by-hand.tsx";
import { TellByMail } from "./changes-mailed.tsx";
import { ChangedFrom } from "./changes-table.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `変更のお知らせ：${page?.session.title ?? "開催"}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { session, ...shown } = orRefuse(await showChanges(ctx, { sessionId: args.params.id ?? "" }));
  const { id, title, state, icalSequence } = session;
  const done = new URL(args.request.url).searchParams;
  const count = (name: string) => Number(done.get(name)) || 0;
  const told = { mails: count("mails"), noted: count("noted") };
  return {
    ...shown,
    session: { id, title, state, icalSequence },
    shownAt: ctx.now().toISOString(),
    isDelivered: ctx.settings.mailIsDelivered,
    isOut: ctx.mailOutage?.() != null,
    done: told.mails + told.noted > 0 ? toldText(told) : null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const sessionId = args.params.id ?? "";
  const result = await tellFrom(await staffContext(args), sessionId, args.request);
  if (result.ok) return redirect(`/sessions/${sessionId}/changes?${result.value}`, 303);
  return data({ errors: result.error }, { status: 422 });
}

export default function Changes() {
  const shown = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { session, mayTell, mailed, byHand, toSay, changes, again, done, shownAt } = shown;
  const back = `/sessions/${session.id}`;
  return (
    <>
      <PageHeading
        title="変更のお知らせ"
        lead={session.title}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "開催", to: "/sessions" },
          { label: session.title, to: back },
        ]}
      />
      <div className="mb-8 grid gap-6 empty:hidden">
        <ErrorSummary errors={refused?.errors ?? []} />
        {done && !refused && (
          <Notice tone="success" title={done}>
            {shown.isOut && waitsForServer}
          </Notice>
        )}
        {!shown.isDelivered && mailed.length > 0 && (
          <Notice tone="info" title="メールの送信サーバーが設定されていません">
            メールは送信されず、送信箱に保管されます。送信箱で内容を確かめられます。
          </Notice>
        )}
      </div>
      {mailed.length + byHand.length === 0 && (
        <EmptyState title="知らせていない方はいません">案内した方は、全員がいまの内容を知らされています。</EmptyState>
      )}
      <ChangedFrom changes={changes} people={[...mailed, ...byHand]} />
      {mailed.length > 0 && <TellByMail {...shown} />}
      {byHand.length > 0 && <ByHand session={session} people={byHand} letter={toSay} mayNote={mayTell} />}
      {again && mayTell && <TellAgain {...again} session={session} shownAt={shownAt} />}
      <p className="mt-10">
        <LinkButton to={back}>
          {mailed.length + byHand.length > 0 ? "あとで知らせる（開催の画面へ）" : "開催の画面へ"}
        </LinkButton>
      </p>
    </>
  );
}
