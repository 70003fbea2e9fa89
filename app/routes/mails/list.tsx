import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { formatDateShort } from "#app/domain/japanese-date.ts";
import { MAIL_STATES } from "#app/domain/mail-retry.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { staffContext } from "#app/http/context.server.ts";
import { mailStateLabel } from "#app/text/mail.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { EmptyState, FilterBar, LinkTabs, PageHeading, Pagination } from "#app/ui/page.tsx";
import { listMails } from "#app/use-cases/mails/list-mails.ts";
import { MailsTable } from "./mails-table.tsx";

export const meta: MetaFunction = () => [{ title: "送信箱｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { searchParams } = new URL(args.request.url);
  const filter = {
    sessionId: searchParams.get("session")?.slice(0, 64) || undefined,
    state: MAIL_STATES.find((state) => state === searchParams.get("state")),
    page: Number.parseInt(searchParams.get("page") ?? "1", 10) || 1,
  };
  return { ...(await listMails(ctx, filter)), filter, mailIsDelivered: ctx.settings.mailIsDelivered };
}

export default function Mails() {
  const { mails, totals, sessions, page, pages, filter, mailIsDelivered } = useLoaderData<typeof loader>();
  const { sessionId, state } = filter;
  const hrefFor = (shown: { state?: string | undefined; page?: number }) => {
    const entries = Object.entries({ session: sessionId, ...shown });
    return `/mails?${new URLSearchParams(entries.flatMap(([key, value]) => (value ? [[key, String(value)]] : [])))}`;
  };
  const all = MAIL_STATES.reduce((sum, each) => sum + totals[each], 0);
  return (
    <>
      <PageHeading
        title="送信箱"
        crumbs={[{ label: "ホーム", to: "/" }]}
        lead="案内のメールと、その送信状態です。件名を押すと、届くとおりの内容を確かめられます。"
        actions={
          sessionId && (
            <LinkButton to={`/sessions/${sessionId}`}>
              <Icon name="calendar" />
              開催のページ
            </LinkButton>
          )
        }
      />
      {!mailIsDelivered && (
        <div className="mb-6">
          <Notice tone="info" title="メールの送信サーバー（SMTP）が設定されていません">
            メールは送信されず、ここに保管されます。内容を確かめることはできます。
          </Notice>
        </div>
      )}
      <Form method="get" key={sessionId}>
        {state && <input type="hidden" name="state" value={state} />}
        <FilterBar>
          <SelectField
            name="session"
            label="開催"
            defaultValue={sessionId ?? ""}
            emptyLabel="すべて"
            options={sessions.map(({ id, title, startsAt }) => ({
              value: id,
              label: startsAt ? `${formatDateShort(tokyoDate(startsAt))} ${title}` : title,
            }))}
          />
          <Button variant="secondary">
            <Icon name="search" />
            絞り込む
          </Button>
        </FilterBar>
      </Form>
      <LinkTabs
        label="送信状態で絞り込む"
        items={[
          { to: hrefFor({}), label: `すべて ${all.toLocaleString("ja-JP")}件`, current: !state },
          ...MAIL_STATES.map((each) => ({
            to: hrefFor({ state: each }),
            label: `${mailStateLabel[each]} ${totals[each].toLocaleString("ja-JP")}件`,
            current: each === state,
          })),
        ]}
      />
      {mails.length === 0 ? (
        <EmptyState title={all === 0 ? "メールはまだありません" : "条件に合うメールはありません"}>
          {all === 0
            ? "開催の「案内」から送ったメールが、ここに並びます。"
            : "開催や送信状態を変えて、お試しください。"}
        </EmptyState>
      ) : (
        <MailsTable mails={mails} />
      )}
      <Pagination page={page} pages={pages} hrefFor={(to) => hrefFor({ state, page: to })} />
    </>
  );
}
