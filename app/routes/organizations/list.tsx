import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { ORGANIZATION_KINDS } from "#app/domain/taxonomy.ts";
import { staffContext } from "#app/http/context.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { NameLink } from "#app/ui/name-link.tsx";
import { EmptyState, FilterBar, PageHeading, Pagination } from "#app/ui/page.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import { listMunicipalities, listOrganizations } from "#app/use-cases/organizations/list-organizations.ts";
import { AddressBookTabs } from "../people/address-book-tabs.tsx";
import { readPage, readPeopleFilter } from "../people/people-filter.server.ts";

export const meta: MetaFunction = () => [{ title: "機関｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { searchParams } = new URL(args.request.url);
  const { words, organizationKind: kind, municipalityId } = readPeopleFilter(searchParams);
  const [list, municipalities] = await Promise.all([
    listOrganizations(ctx, { words, kind, municipalityId }, readPage(searchParams)),
    listMunicipalities(ctx),
  ]);
  return { list, municipalities, filter: { words, kind, municipalityId }, query: searchParams.toString() };
}

export default function Organizations() {
  const { list, municipalities, filter, query } = useLoaderData<typeof loader>();
  const hrefFor = (page: number) => {
    const params = new URLSearchParams(query);
    params.set("page", String(page));
    return `/organizations?${params}`;
  };
  return (
    <>
      <PageHeading
        title="機関"
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "名簿", to: "/people" },
        ]}
        lead="機関の登録は、都道府県内のすべての保健所で共有しています。"
        actions={
          list.mayWrite && (
            <LinkButton to="/organizations/new" variant="primary">
              <Icon name="plus" />
              機関を登録
            </LinkButton>
          )
        }
      />
      <AddressBookTabs current="organizations" />
      <Form method="get" key={JSON.stringify(filter)}>
        <FilterBar action="探す">
          <div className="sm:w-64">
            <TextField name="words" label="名称" defaultValue={filter.words} maxLength={100} />
          </div>
          <SelectField
            name="kind"
            label="種別"
            defaultValue={filter.kind ?? ""}
            emptyLabel="すべて"
            options={ORGANIZATION_KINDS.map((word) => ({ value: word, label: word }))}
          />
          <SelectField
            name="municipality"
            label="市町村"
            defaultValue={filter.municipalityId ?? ""}
            emptyLabel="すべて"
            options={municipalities.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </FilterBar>
      </Form>
      <p className="my-4" role="status">
        {list.total.toLocaleString("ja-JP")}件
      </p>
      {list.total === 0 ? (
        <EmptyState
          title="条件に合う機関はありません"
          action={<LinkButton to="/organizations">絞り込みを解除する</LinkButton>}
        />
      ) : (
        <Table
          caption="機関の一覧"
          captionHidden
          head={
            <tr>
              <Th scope="col">名称</Th>
              <Th scope="col">種別</Th>
              <Th scope="col">市町村</Th>
              <Th scope="col">電話番号</Th>
              <Th scope="col">FAX番号</Th>
            </tr>
          }
        >
          {list.organizations.map(({ id, name, kind, municipality, phone, fax }) => (
            <tr key={id}>
              <Th scope="row">
                <NameLink to={`/organizations/${id}`}>{name}</NameLink>
              </Th>
              <Td nowrap>{kind}</Td>
              <Td nowrap>{municipality?.name}</Td>
              <Td nowrap>{phone}</Td>
              <Td nowrap>{fax}</Td>
            </tr>
          ))}
        </Table>
      )}
      <Pagination page={list.page} pages={list.pages} hrefFor={hrefFor} />
    </>
  );
}
