import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { fiscalYearOf } from "#app/domain/fiscal-year.ts";
import { staffContext } from "#app/http/context.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { EmptyState, LinkTabs, PageHeading, Pagination } from "#app/ui/page.tsx";
import { listSessions } from "#app/use-cases/sessions/list-sessions.ts";
import { showSessionChoices } from "#app/use-cases/sessions/show-session-choices.ts";
import { PlanButton } from "../plan-button.tsx";
import { readSessionFilter, readSessionYear } from "./session-filter.server.ts";
import { SessionFilterBar } from "./session-filter.tsx";
import { SessionsTable } from "./sessions-table.tsx";

export const meta: MetaFunction = () => [{ title: "開催の一覧｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const currentYear = fiscalYearOf(ctx.now());
  const { searchParams } = new URL(args.request.url);
  const year = readSessionYear(searchParams, ctx.now());
  const filter = readSessionFilter(searchParams, ctx.actor.centerId);
  const [list, { centers, leadCenters }] = await Promise.all([
    listSessions(ctx, { ...filter, ...year }),
    showSessionChoices(ctx),
  ]);
  const chosen = year.undated ? ("undated" as const) : (year.fiscalYear ?? ("all" as const));
  return { list, centers, year: { chosen, current: currentYear }, filter, mayPlan: leadCenters.length > 0 };
}

export default function Sessions() {
  const { list, centers, year, filter, mayPlan } = useLoaderData<typeof loader>();
  const hrefFor = (page: number, path = "/sessions") => {
    const { centerId, ...rest } = filter;
    const entries = Object.entries({ ...rest, center: centerId ?? "all", year: year.chosen, page });
    return `${path}?${new URLSearchParams(entries.flatMap(([key, value]) => (value ? [[key, String(value)]] : [])))}`;
  };
  return (
    <div className="print-landscape">
      <PageHeading
        title="開催の一覧"
        crumbs={[{ label: "ホーム", to: "/" }]}
        actions={
          <>
            <LinkButton to={hrefFor(1, "/sessions.xlsx")} reloadDocument>
              <Icon name="download" />
              Excel
            </LinkButton>
            <LinkButton to={hrefFor(1, "/sessions.csv")} reloadDocument>
              <Icon name="download" />
              CSV
            </LinkButton>
            <LinkButton to="/plans">
              <Icon name="calendar" />
              開催計画
            </LinkButton>
            <LinkButton to="/follow-ups">
              <Icon name="check" />
              対応事項
            </LinkButton>
            {mayPlan && (
              <LinkButton to="/imports/new?kind=sessions">
                <Icon name="upload" />
                過去の開催を取り込む
              </LinkButton>
            )}
            {mayPlan && <PlanButton />}
          </>
        }
      />
      <LinkTabs
        label="表示の切り替え"
        items={[
          { to: "/sessions", label: "一覧", current: year.chosen !== "undated" },
          { to: "/sessions?year=undated", label: "日程未定", current: year.chosen === "undated" },
          { to: "/sessions/calendar", label: "月のカレンダー" },
        ]}
      />
      <Form method="get" key={year.chosen}>
        <SessionFilterBar filter={filter} centers={centers} year={year} />
      </Form>
      <p className="my-4" role="status">
        {list.total.toLocaleString("ja-JP")}件
      </p>
      {list.total === 0 ? (
        <EmptyState
          title="条件に合う開催はありません"
          action={<LinkButton to="/sessions">絞り込みを解除する</LinkButton>}
        >
          年度や状態を変えて、もう一度お試しください。
        </EmptyState>
      ) : (
        <SessionsTable rows={list.rows} />
      )}
      <Pagination page={list.page} pages={list.pages} hrefFor={hrefFor} />
    </div>
  );
}
