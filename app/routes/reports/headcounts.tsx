import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { fiscalYearName, parseFiscalYear } from "#app/domain/fiscal-year.ts";
import { staffContext } from "#app/http/context.server.ts";
import { EmptyState, LinkTabs, PageHeading } from "#app/ui/page.tsx";
import { listUnknownHeadcounts } from "#app/use-cases/attendance/list-unknown-headcounts.ts";
import { activityHref, headcountsHref } from "./activity-links.ts";
import { HeadcountsTable } from "./headcounts-table.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? fiscalYearName(data.fiscalYear) : ""} 人数未入力の開催｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const year = new URL(args.request.url).searchParams.get("year");
  return listUnknownHeadcounts(ctx, { fiscalYear: year === null ? null : parseFiscalYear(year) });
}

export default function Headcounts() {
  const { fiscalYear, years, units, total } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        title={`${fiscalYearName(fiscalYear)} 人数未入力の開催`}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: `${fiscalYearName(fiscalYear)} 実績表`, to: activityHref(fiscalYear) },
        ]}
        lead="開催済みで、人数の入力も出席の記録もない会議・研修会・講演会です。実績表では（不明）になります。"
      />
      <LinkTabs
        label="年度"
        items={years.map((year) => ({
          to: headcountsHref(year),
          label: fiscalYearName(year),
          current: year === fiscalYear,
        }))}
      />
      {total === 0 ? (
        <EmptyState title="人数が未入力の開催はありません">
          {fiscalYearName(fiscalYear)}に締めた開催は、すべて人数が分かっています。
        </EmptyState>
      ) : (
        <HeadcountsTable units={units} total={total} />
      )}
    </>
  );
}
