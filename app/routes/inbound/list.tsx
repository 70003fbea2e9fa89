import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { INBOUND_STATES } from "#app/domain/inbound-mail.ts";
import { staffContext } from "#app/http/context.server.ts";
import { inboundStateLabel } from "#app/text/inbound.ts";
import { EmptyState, LinkTabs, PageHeading, Pagination } from "#app/ui/page.tsx";
import { listInbound } from "#app/use-cases/inbound/list-inbound.ts";
import { InboundTable } from "./inbound-table.tsx";
import { MailboxNotice } from "./mailbox-notice.tsx";

export const meta: MetaFunction = () => [{ title: "受信箱｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url);
  const shown = searchParams.get("state") ?? "toCheck";
  const state = INBOUND_STATES.find((each) => each === shown) ?? null;
  const page = Number.parseInt(searchParams.get("page") ?? "1", 10) || 1;
  return { ...(await listInbound(await staffContext(args), { state, page })), state };
}

export default function Inbound() {
  const { mails, totals, page, pages, isRead, downSince, state } = useLoaderData<typeof loader>();
  const all = INBOUND_STATES.reduce((sum, each) => sum + totals[each], 0);
  const hrefFor = (shown: string, at = 1) => `/inbound?state=${shown}${at > 1 ? `&page=${at}` : ""}`;
  return (
    <>
      <PageHeading
        title="受信箱"
        crumbs={[{ label: "ホーム", to: "/" }]}
        lead="案内への返信と、届かずに戻ってきたメールです。カレンダーからの出欠は自動で回答になり、判断が要るものだけが「要確認」に残ります。"
      />
      <MailboxNotice isRead={isRead} downSince={downSince} />
      <LinkTabs
        label="状態で絞り込む"
        items={[
          ...INBOUND_STATES.map((each) => ({
            to: hrefFor(each),
            label: `${inboundStateLabel[each]} ${totals[each].toLocaleString("ja-JP")}件`,
            current: each === state,
          })),
          { to: hrefFor("all"), label: `すべて ${all.toLocaleString("ja-JP")}件`, current: state === null },
        ]}
      />
      {mails.length === 0 ? (
        <EmptyState title={state === "toCheck" ? "確認が必要なメールはありません" : "メールはありません"}>
          {state === "toCheck" && "新しく届いたものがあれば、ここと、ホームの「いまやること」に出ます。"}
        </EmptyState>
      ) : (
        <InboundTable mails={mails} />
      )}
      <Pagination page={page} pages={pages} hrefFor={(to) => hrefFor(state ?? "all", to)} />
    </>
  );
}
