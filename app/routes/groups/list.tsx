import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { staffContext } from "#app/http/context.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { NameLink } from "#app/ui/name-link.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { EmptyState, PageHeading } from "#app/ui/page.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import { listGroups } from "#app/use-cases/groups/list-groups.ts";
import { showPeopleChoices } from "#app/use-cases/people/list-people.ts";
import { AddressBookTabs } from "../people/address-book-tabs.tsx";
import { conditionWords } from "./group-words.ts";

export const meta: MetaFunction = () => [{ title: "グループ｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const [groups, { writable, centers }] = await Promise.all([listGroups(ctx), showPeopleChoices(ctx)]);
  const removed = new URL(args.request.url).searchParams.has("removed");
  return { groups, mayWrite: writable.length > 0, centers, removed };
}

export default function Groups() {
  const { groups, mayWrite, centers, removed } = useLoaderData<typeof loader>();
  const centerName = new Map(centers.map(({ id, name }) => [id, name]));
  return (
    <>
      <PageHeading
        title="グループ"
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "名簿", to: "/people" },
        ]}
        lead="会議体をまたいだ宛先のまとまりです。開催の「案内」の画面で選ぶと、全員を一度に加えられます。"
        actions={
          mayWrite && (
            <LinkButton to="/groups/new" variant="primary">
              <Icon name="plus" />
              グループを作る
            </LinkButton>
          )
        }
      />
      <AddressBookTabs current="groups" />
      {removed && (
        <div className="mb-6">
          <Notice tone="success" title="グループを削除しました" />
        </div>
      )}
      {groups.length === 0 ? (
        <EmptyState title="グループはまだありません">
          たとえば「圏域の市町村担当者」「訪問看護ステーション」を条件で作ると、名簿に登録された方が自動で入ります。
        </EmptyState>
      ) : (
        <Table
          caption="グループの一覧"
          captionHidden
          head={
            <tr>
              <Th scope="col">名前</Th>
              <Th scope="col">条件</Th>
              <Th scope="col" align="right" fit>
                いまの人数
              </Th>
              {centers.length > 1 && <Th scope="col">保健所</Th>}
            </tr>
          }
        >
          {groups.map((group) => (
            <tr key={group.id}>
              <Th scope="row">
                <NameLink to={`/groups/${group.id}`}>{group.name}</NameLink>
              </Th>
              <Td>{conditionWords(group)}</Td>
              <Td align="right">{group.people.toLocaleString("ja-JP")}人</Td>
              {centers.length > 1 && <Td nowrap>{centerName.get(group.centerId)}</Td>}
            </tr>
          ))}
        </Table>
      )}
    </>
  );
}
