import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { fiscalYearOf, parseFiscalYear } from "#app/domain/fiscal-year.ts";
import { staffContext } from "#app/http/context.server.ts";
import { categoryLabel } from "#app/text/labels.ts";
import { roundText, whenText } from "#app/text/session.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { EmptyState, LinkTabs, PageHeading, Pagination } from "#app/ui/page.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import { listSessions } from "#app/use-cases/sessions/list-sessions.ts";
import { showSessionChoices } from "#app/use-cases/sessions/show-session-choices.ts";
import { readSessionFilter } from "./session-filter.server.ts";
import { SessionFilterBar } from "./session-filter.tsx";
import { StateChip } from "./state-chip.tsx";

export const meta: MetaFunction = () => [{ title: "開催の一覧｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const currentYear = fiscalYearOf(ctx.now());
  const { searchParams } = new URL(args.request.url);
  const typedYear = searchParams.get("year");
  const fiscalYear = typedYear === "all" ? null : (parseFiscalYear(typedYear ?? "") ?? currentYear);
  const filter = readSessionFilter(searchParams, ctx.actor.centerId);
  const [list, { centers, leadCenters }] = await Promise.all([
    listSessions(ctx, { ...filter, fiscalYear }),
    showSessionChoices(ctx),
  ]);
  return { list, centers, fiscalYear, currentYear, filter, mayPlan: leadCenters.length > 0 };
}

export default function Sessions() {
  const { list, centers, fiscalYear, currentYear, filter, mayPlan } = useLoaderData<typeof loader>();
  const hrefFor = (page: number) => {
    const { centerId, ...rest } = filter;
    const entries = Object.entries({ ...rest, center: centerId ?? "all", year: fiscalYear ?? "all", page });
    return `/sessions?${new URLSearchParams(entries.flatMap(([key, value]) => (value ? [[key, String(value)]] : [])))}`;
  };
  return (
    <>
      <PageHeading
        title="開催の一覧"
        crumbs={[{ label: "ホーム", to: "/" }]}
        actions={
          mayPlan && (
            <LinkButton to="/sessions/new" variant="primary">
              <Icon name="plus" />
              開催を登録
            </LinkButton>
          )
        }
      />
      <LinkTabs
        label="表示の切り替え"
        items={[
          { to: "/sessions", label: "一覧", current: true },
          { to: "/sessions/calendar", label: "月のカレンダー" },
        ]}
      />
      <Form method="get">
        <SessionFilterBar filter={filter} centers={centers} year={{ chosen: fiscalYear, current: currentYear }} />
      </Form>
      <p className="my-4" role="status">
        {list.total.toLocaleString("ja-JP")}件
      </p>
      {list.total === 0 ? (
        <EmptyState title="条件に合う開催はありません">年度や状態を変えて、もう一度お試しください。</EmptyState>
      ) : (
        <Table
          caption="開催の一覧"
          captionHidden
          head={
            <tr>
              <Th scope="col">日時</Th>
              <Th scope="col">名称</Th>
              <Th scope="col">区分</Th>
              <Th scope="col">保健所</Th>
              <Th scope="col">状態</Th>
            </tr>
          }
        >
          {list.rows.map((row) => (
            <tr key={row.id}>
              <Td>{whenText(row)}</Td>
              <Td>
                <Link to={`/sessions/${row.id}`}>{row.title}</Link>
                <span className="block text-[0.875rem] text-solid-gray-700">
                  {[roundText(row.round), row.bodies.map(({ body }) => body.name).join("・")]
                    .filter(Boolean)
                    .join("　")}
                </span>
              </Td>
              <Td>{categoryLabel[row.category]}</Td>
              <Td>{row.center.name}</Td>
              <Td>
                <StateChip state={row.state} />
              </Td>
            </tr>
          ))}
        </Table>
      )}
      <Pagination page={list.page} pages={list.pages} hrefFor={hrefFor} />
    </>
  );
}
