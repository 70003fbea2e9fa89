import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { MAIL_STANDINGS } from "#app/domain/mail-retry.ts";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { mailKindLabel } from "#app/text/mail.ts";
import { mailViewLabel, resendRefusal, resentText } from "#app/text/outbox.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { EmptyState, LinkTabs, PageHeading, Pagination } from "#app/ui/page.tsx";
import { listMails } from "#app/use-cases/mails/list-mails.ts";
import { resendFailed } from "#app/use-cases/mails/resend-mail.ts";
import { MailsFilter } from "./mails-filter.tsx";
import { MailsTable } from "./mails-table.tsx";
import { OutageNotice } from "./outage-notice.tsx";

export const meta: MetaFunction = () => [{ title: "送信箱｜Renkei" }];

const KINDS = Object.keys(mailKindLabel) as (keyof typeof mailKindLabel)[];
const VIEWS = Object.keys(mailViewLabel) as (keyof typeof mailViewLabel)[];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { searchParams } = new URL(args.request.url);
  const filter = {
    sessionId: searchParams.get("session")?.slice(0, 64) || undefined,
    kind: KINDS.find((kind) => kind === searchParams.get("kind")),
    words: searchParams.get("q")?.trim().slice(0, 100) || undefined,
    view: VIEWS.find((view) => view === searchParams.get("state")),
  };
  const page = Number.parseInt(searchParams.get("page") ?? "1", 10) || 1;
  return {
    ...(await listMails(ctx, { ...filter, page })),
    ...{ filter, mailIsDelivered: ctx.settings.mailIsDelivered },
    resent: searchParams.has("resent")
      ? { queued: numberIn(searchParams, "resent"), left: numberIn(searchParams, "left") }
      : null,
  };
}

function numberIn(params: URLSearchParams, name: string): number {
  return Number.parseInt(params.get(name) ?? "0", 10) || 0;
}

/** この開催の届いていないメールを、すべてもう一度送る */
export async function action(args: ActionFunctionArgs) {
  const sessionId = String((await args.request.formData()).get("session") ?? "").slice(0, 64);
  const result = await resendFailed(await staffContext(args), sessionId);
  if (!result.ok && result.error === "no-mail-server") {
    return data({ refusal: resendRefusal[result.error] }, { status: 422 });
  }
  const { queued, left } = orRefuse(result);
  return redirect(`/mails?${new URLSearchParams({ session: sessionId, resent: `${queued}`, left: `${left}` })}`);
}

export default function Mails() {
  const { mails, totals, open, view, sessions, mayResend, page, pages, outage, filter, mailIsDelivered, resent } =
    useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.refusal;
  const { sessionId, kind, words } = filter;
  const hrefFor = (state: string, at = 1) => {
    const entries = Object.entries({ session: sessionId, kind, q: words, state, page: at > 1 ? `${at}` : undefined });
    return `/mails?${new URLSearchParams(entries.flatMap(([key, value]) => (value ? [[key, value]] : [])))}`;
  };
  const all = MAIL_STANDINGS.reduce((sum, each) => sum + totals[each], 0);
  const counts = { open, all, ...totals };
  return (
    <>
      <PageHeading
        title="送信箱"
        crumbs={[{ label: "ホーム", to: "/" }]}
        lead="送ったメールと、その送信状態です。件名を押すと、届くとおりの内容を確かめられます。"
        actions={
          sessionId && (
            <LinkButton to={`/sessions/${sessionId}`}>
              <Icon name="calendar" />
              開催のページ
            </LinkButton>
          )
        }
      />
      <div className="mb-6 grid gap-4 empty:hidden">
        {refusal && <Notice tone="error" title={refusal} />}
        {resent && <Notice {...resentText(resent)} />}
      </div>
      <OutageNotice mailIsDelivered={mailIsDelivered} outage={outage} />
      <MailsFilter filter={filter} sessions={sessions} />
      <LinkTabs
        label="送信状態で絞り込む"
        items={VIEWS.map((each) => ({
          to: hrefFor(each),
          label: `${mailViewLabel[each]} ${counts[each].toLocaleString("ja-JP")}件`,
          current: each === view,
        }))}
      />
      {sessionId && mayResend && totals.undelivered > 0 && (
        <Form method="post" className="mb-6">
          <input type="hidden" name="session" value={sessionId} />
          <Button variant="secondary">
            <Icon name="mail" />
            この開催の届いていないメールを、すべてもう一度送る（{totals.undelivered.toLocaleString("ja-JP")}件）
          </Button>
        </Form>
      )}
      {mails.length === 0 ? (
        <EmptyState title={all === 0 && !kind && !words ? "メールはまだありません" : "条件に合うメールはありません"}>
          {all === 0 && !kind && !words
            ? "開催の「案内」から送ったメールが、ここに並びます。"
            : "開催や種類、送信状態を変えて、お試しください。"}
        </EmptyState>
      ) : (
        <MailsTable mails={mails} />
      )}
      <Pagination page={page} pages={pages} hrefFor={(to) => hrefFor(view, to)} />
    </>
  );
}
