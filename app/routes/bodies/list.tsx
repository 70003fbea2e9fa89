import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { fiscalYearName } from "#app/domain/fiscal-year.ts";
import { staffContext } from "#app/http/context.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { EmptyState, FilterBar, PageHeading } from "#app/ui/page.tsx";
import { listBodies } from "#app/use-cases/bodies/list-bodies.ts";
import { BodiesTable } from "./bodies-table.tsx";

export const meta: MetaFunction = () => [{ title: "会議体｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const centerId = new URL(args.request.url).searchParams.get("center")?.slice(0, 64) || undefined;
  return { ...(await listBodies(ctx, { centerId })), centerId };
}

export default function Bodies() {
  const { centers, choices, fiscalYear, mayWrite, centerId } = useLoaderData<typeof loader>();
  const year = fiscalYearName(fiscalYear);
  return (
    <>
      <PageHeading
        title="会議体"
        crumbs={[{ label: "ホーム", to: "/" }]}
        lead={`協議会、専門部会、連絡会議などの一覧です。空席は本日現在、開催は${year}の回数と、これまでの開催頻度です。`}
        actions={
          <>
            <LinkButton to="/bodies/terms">
              <Icon name="clock" />
              任期と空席
            </LinkButton>
            {mayWrite && (
              <LinkButton to="/bodies/new" variant="primary">
                <Icon name="plus" />
                会議体を登録
              </LinkButton>
            )}
          </>
        }
      />
      {choices.length > 1 && (
        <Form method="get" key={centerId}>
          <FilterBar>
            <SelectField
              name="center"
              label="保健所"
              defaultValue={centerId ?? ""}
              emptyLabel="すべて"
              options={choices.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </FilterBar>
        </Form>
      )}
      {centers.length === 0 ? (
        <EmptyState title="会議体はまだ登録されていません" />
      ) : (
        <BodiesTable centers={centers} grouped={choices.length > 1} year={year} />
      )}
    </>
  );
}
