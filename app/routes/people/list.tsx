import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { staffContext } from "#app/http/context.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { EmptyState, PageHeading, Pagination } from "#app/ui/page.tsx";
import { listPeople, showPeopleChoices } from "#app/use-cases/people/list-people.ts";
import { AddressBookTabs } from "./address-book-tabs.tsx";
import { readPage, readPeopleFilter } from "./people-filter.server.ts";
import { PeopleFilterForm } from "./people-filter.tsx";
import { PeopleTable } from "./people-table.tsx";

export const meta: MetaFunction = () => [{ title: "名簿｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { searchParams } = new URL(args.request.url);
  const filter = readPeopleFilter(searchParams);
  const [list, choices] = await Promise.all([listPeople(ctx, filter, readPage(searchParams)), showPeopleChoices(ctx)]);
  const added = searchParams.has("many") ? Number(searchParams.get("many")) : null;
  return { list, choices, filter, added, query: searchParams.toString() };
}

export default function People() {
  const { list, choices, filter, added, query } = useLoaderData<typeof loader>();
  const hrefFor = (page: number) => {
    const params = new URLSearchParams(query);
    params.set("page", String(page));
    return `/people?${params}`;
  };
  return (
    <div className="print-landscape">
      <PageHeading
        title="名簿"
        crumbs={[{ label: "ホーム", to: "/" }]}
        actions={
          <>
            <LinkButton to={`/people.csv?${query}`} reloadDocument>
              <Icon name="download" />
              CSV（Excel向け）
            </LinkButton>
            {choices.writable.length > 0 && (
              <>
                <LinkButton to="/people/many">
                  <Icon name="copy" />
                  まとめて登録
                </LinkButton>
                <LinkButton to="/people/new" variant="primary">
                  <Icon name="plus" />
                  人を登録
                </LinkButton>
              </>
            )}
          </>
        }
      />
      <AddressBookTabs current="people" />
      {added !== null && (
        <div className="mb-6">
          <Notice tone="success" title={`新しく${added}人を登録しました`} />
        </div>
      )}
      <PeopleFilterForm filter={filter} choices={choices} />
      <p className="my-4" role="status">
        {list.total.toLocaleString("ja-JP")}人
      </p>
      {list.total === 0 ? (
        <EmptyState title="条件に合う方はいません" action={<LinkButton to="/people">絞り込みを解除する</LinkButton>}>
          ひらがなとカタカナ、全角と半角の違いは気にせずに探せます。言葉を減らして、もう一度お試しください。
        </EmptyState>
      ) : (
        <PeopleTable people={list.people} withCenter={choices.centers.length > 1} />
      )}
      <Pagination page={list.page} pages={list.pages} hrefFor={hrefFor} />
    </div>
  );
}
