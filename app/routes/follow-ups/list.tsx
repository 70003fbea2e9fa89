import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { FOLLOW_UP_VIEWS } from "#app/domain/follow-up.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { staffContext } from "#app/http/context.server.ts";
import { followUpFilterLabel } from "#app/text/follow-up.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { FilterBar, PageHeading, Pagination, Section } from "#app/ui/page.tsx";
import { listFollowUps } from "#app/use-cases/follow-ups/list-follow-ups.ts";
import { readFollowUpFilter } from "./filter.server.ts";
import { FollowUpTable } from "./table.tsx";

export const meta: MetaFunction = () => [{ title: "対応事項｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const params = new URL(args.request.url).searchParams;
  const filter = readFollowUpFilter(params);
  const list = await listFollowUps(ctx, { ...filter, page: Number(params.get("page")) || 1 });
  return { ...list, filter, today: tokyoDate(ctx.now()) };
}

export default function FollowUps() {
  const { rows, total, page, pages, centers, filter, today } = useLoaderData<typeof loader>();
  const { state, words = "", centerId = "" } = filter;
  const query = new URLSearchParams({ state, ...(words && { q: words }), ...(centerId && { center: centerId }) });
  return (
    <>
      <PageHeading
        title="対応事項"
        lead="開催で決まった「誰が、いつまでに、何をするか」です。済むまで、この一覧に残ります。"
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "開催", to: "/sessions" },
        ]}
      />
      <Form method="get" key={query.toString()}>
        <FilterBar>
          <SelectField
            name="state"
            label="状況"
            defaultValue={state}
            options={FOLLOW_UP_VIEWS.map((value) => ({ value, label: followUpFilterLabel[value] }))}
          />
          {centers.length > 0 && (
            <SelectField
              name="center"
              label="保健所"
              defaultValue={centerId}
              emptyLabel="すべて"
              options={centers.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <TextField name="q" label="言葉（対応事項・担当・開催）" defaultValue={words} width="md" />
        </FilterBar>
      </Form>
      <Section
        title={`${followUpFilterLabel[state]}（${total}件）`}
        actions={
          <>
            <LinkButton to={`/follow-ups.xlsx?${query}`} size="sm" reloadDocument>
              <Icon name="download" />
              Excel
            </LinkButton>
            <LinkButton to={`/follow-ups.csv?${query}`} size="sm" reloadDocument>
              <Icon name="download" />
              CSV
            </LinkButton>
          </>
        }
      >
        <FollowUpTable rows={rows} today={today} withSession withCenter={centers.length > 0} />
        <Pagination
          page={page}
          pages={pages}
          hrefFor={(to) => {
            const next = new URLSearchParams(query);
            next.set("page", String(to));
            return `/follow-ups?${next}`;
          }}
        />
      </Section>
    </>
  );
}
