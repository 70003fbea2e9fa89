import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { fiscalYearName } from "#app/domain/fiscal-year.ts";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { EmptyState, LinkTabs, PageHeading } from "#app/ui/page.tsx";
import { showActivityTable } from "#app/use-cases/reports/show-activity-table.ts";
import { activityHref, headcountsHref } from "./activity-links.ts";
import { ActivityNotes, TotalsNote } from "./activity-notes.tsx";
import { ActivityTableView } from "./activity-table-view.tsx";
import { yearParam } from "./year-param.ts";

export const handle = { wide: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? fiscalYearName(data.year) : ""}実績表｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const year = yearParam(args.params);
  return orRefuse(await showActivityTable(await staffContext(args), year));
}

export default function Activity() {
  const shown = useLoaderData<typeof loader>();
  const { year, years, table } = shown;
  return (
    <div className="print-landscape">
      <PageHeading
        title={`${fiscalYearName(year)} 実績表`}
        crumbs={[{ label: "ホーム", to: "/" }]}
        actions={
          <>
            <LinkButton to={headcountsHref(year)} size="sm">
              <Icon name="people" />
              人数未入力の一覧
            </LinkButton>
            <LinkButton to={activityHref(year, ".csv")} size="sm" download>
              <Icon name="download" />
              CSV（Excel向け）
            </LinkButton>
            <LinkButton to={activityHref(year, ".tsv")} size="sm" download>
              <Icon name="download" />
              TSV（公表様式）
            </LinkButton>
          </>
        }
      />
      <LinkTabs
        label="年度"
        items={years.map((y) => ({ to: activityHref(y), label: fiscalYearName(y), current: y === year }))}
      />
      {table.rows.length === 0 ? (
        <EmptyState title="集計単位がまだ登録されていません">
          保健所と集計単位が登録されると、開催の記録から実績表ができます。
        </EmptyState>
      ) : (
        <div className="grid items-start gap-x-8 gap-y-8 xl:grid-cols-[minmax(0,1fr)_20rem] print:block">
          <div className="min-w-0">
            <ActivityTableView shown={shown} />
            <TotalsNote table={table} />
          </div>
          <ActivityNotes table={table} />
        </div>
      )}
    </div>
  );
}
