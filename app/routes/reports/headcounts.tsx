import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { fiscalYearCode, fiscalYearName, parseFiscalYear } from "#app/domain/fiscal-year.ts";
import { staffContext } from "#app/http/context.server.ts";
import { Button } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { EmptyState, FilterBar, PageHeading } from "#app/ui/page.tsx";
import { listUnknownHeadcounts } from "#app/use-cases/attendance/list-unknown-headcounts.ts";
import { HeadcountsTable } from "./headcounts-table.tsx";

export const meta: MetaFunction = () => [{ title: "人数未入力｜Renkei" }];

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
        title={`人数未入力　${fiscalYearName(fiscalYear)}`}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "実績", to: "/reports/activity" },
        ]}
        lead="開催済みで、人数の入力も出席の記録もない会議・研修会・講演会です。実績表では（不明）になります。"
      />
      <Form method="get">
        <FilterBar>
          <SelectField
            key={fiscalYear}
            name="year"
            label="年度"
            defaultValue={fiscalYearCode(fiscalYear)}
            options={years.map((year) => ({ value: fiscalYearCode(year), label: fiscalYearName(year) }))}
          />
          <Button variant="secondary">表示</Button>
        </FilterBar>
      </Form>
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
