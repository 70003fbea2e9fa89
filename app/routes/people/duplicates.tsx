import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { likenessLabel } from "#app/text/people.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { EmptyState, FilterBar, PageHeading } from "#app/ui/page.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import { type Duplicates, findDuplicates } from "#app/use-cases/people/find-duplicates.ts";
import { showPeopleChoices } from "#app/use-cases/people/list-people.ts";
import { AddressBookTabs } from "./address-book-tabs.tsx";

export const meta: MetaFunction = () => [{ title: "重複の候補｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { centers, writable } = await showPeopleChoices(ctx);
  const asked = new URL(args.request.url).searchParams.get("center");
  const centerId = asked?.slice(0, 64) ?? centers[0]?.id ?? "";
  return {
    ...orRefuse(await findDuplicates(ctx, centerId)),
    centers,
    mayMerge: writable.some(({ id }) => id === centerId),
  };
}

export default function DuplicatesPage() {
  const { center, centers, pairs, more, crowds, mostAlike, mayMerge } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        title="重複の候補"
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "名簿", to: "/people" },
        ]}
        lead="氏名が同じ（字体や空白の違いを含む）で、フリガナ・所属・メールアドレスのどれかも同じ記録です。同じ方かどうかを確かめてから統合してください。別の方であれば、そのままで構いません。"
      />
      <AddressBookTabs current="duplicates" />
      {centers.length > 1 && (
        <Form method="get" key={center.id}>
          <FilterBar>
            <SelectField
              name="center"
              label="保健所"
              defaultValue={center.id}
              options={centers.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Button variant="secondary">表示する</Button>
          </FilterBar>
        </Form>
      )}
      {crowds.length > 0 && (
        <div className="my-4">
          <Notice tone="info" title="似た記録が多すぎて、組にしていない氏名があります">
            <p>
              氏名と、フリガナ・所属・メールアドレスのどれかが同じ記録が{mostAlike}
              件を超えるため、その組は表に出していません。
            </p>
            <CrowdList crowds={crowds} centerId={center.id} />
          </Notice>
        </div>
      )}
      <p className="my-4" role="status">
        {more ? `${pairs.length}組以上` : `${pairs.length}組`}
      </p>
      {pairs.length === 0 ? (
        <EmptyState title={crowds.length > 0 ? "ほかに重複の候補はありません" : "重複の候補はありません"} />
      ) : (
        <Table
          caption={`${center.name}の重複の候補`}
          captionHidden
          roomy
          head={
            <tr>
              <Th scope="col">一方の記録</Th>
              <Th scope="col">もう一方の記録</Th>
              <Th scope="col">候補とした理由</Th>
              {mayMerge && <Th scope="col">操作</Th>}
            </tr>
          }
        >
          {pairs.map(({ one, other, reasons }) => (
            <tr key={`${one.id} ${other.id}`}>
              <Td>
                <Who person={one} />
              </Td>
              <Td>
                <Who person={other} />
              </Td>
              <Td>
                <ul>
                  {reasons.map((reason) => (
                    <li key={reason}>{likenessLabel[reason]}</li>
                  ))}
                </ul>
              </Td>
              {mayMerge && (
                <Td>
                  <LinkButton to={`/people/${one.id}/merge/${other.id}`} size="sm">
                    見比べる<span className="sr-only">（{one.name}）</span>
                  </LinkButton>
                </Td>
              )}
            </tr>
          ))}
        </Table>
      )}
    </>
  );
}

const MOST_CROWDS = 10;

function CrowdList({ crowds, centerId }: Pick<Duplicates, "crowds"> & { centerId: string }) {
  return (
    <ul className="list-disc pl-6">
      {crowds.slice(0, MOST_CROWDS).map(({ name, people }) => (
        <li key={name}>
          <Link to={`/people?${new URLSearchParams({ words: name, center: centerId })}`}>{name}</Link>（
          {people.toLocaleString("ja-JP")}件）
        </li>
      ))}
      {crowds.length > MOST_CROWDS && <li>ほか{(crowds.length - MOST_CROWDS).toLocaleString("ja-JP")}の氏名</li>}
    </ul>
  );
}

function Who({ person }: { person: Duplicates["pairs"][number]["one"] }) {
  const { id, name, kana, organization, title, email } = person;
  return (
    <>
      <Link to={`/people/${id}`}>{name}</Link>
      {kana && `（${kana}）`}
      <span className="block text-[0.875rem] leading-150 text-solid-gray-700">
        {[organization?.name, title].filter(Boolean).join("　")}
      </span>
      <span className="block text-[0.875rem] leading-150 text-solid-gray-700">{email}</span>
    </>
  );
}
