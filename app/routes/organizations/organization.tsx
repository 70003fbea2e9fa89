import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { memberRoleLabel } from "#app/text/labels.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { DescriptionList, PageHeading, Section } from "#app/ui/page.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import { type ShownOrganization, showOrganization } from "#app/use-cases/organizations/show-organization.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.organization.name ?? "機関"}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  return orRefuse(await showOrganization(await staffContext(args), args.params.id ?? ""));
}

const NONE = "（記録なし）";

export default function OrganizationPage() {
  const { organization, mayWrite, people, seats } = useLoaderData<typeof loader>();
  const { id, name, kind, municipality, postalCode, address, phone, fax, email } = organization;
  return (
    <>
      <PageHeading
        title={name}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "名簿", to: "/people" },
          { label: "機関", to: "/organizations" },
        ]}
        status={<Chip tone="neutral">{kind}</Chip>}
        actions={
          mayWrite && (
            <LinkButton to={`/organizations/${id}/edit`}>
              <Icon name="edit" />
              内容を変更
            </LinkButton>
          )
        }
      />
      <Section title="内容">
        <DescriptionList
          items={[
            { term: "市町村", description: municipality?.name ?? NONE },
            {
              term: "所在地",
              description: [postalCode && `〒${postalCode}`, address].filter(Boolean).join(" ") || NONE,
            },
            { term: "電話番号", description: phone ?? NONE },
            { term: "FAX番号", description: fax ?? NONE },
            { term: "メールアドレス", description: email ?? NONE },
          ]}
        />
      </Section>
      <Section title={`この機関の方（${people.length}人）`}>
        {people.length === 0 ? <p>名簿に登録された方はいません。</p> : <PeopleAt people={people} />}
      </Section>
      <Section title={`会議体の委員枠（${seats.length}枠）`}>
        {seats.length === 0 ? <p>この機関の委員枠はありません。</p> : <SeatsAt seats={seats} />}
      </Section>
    </>
  );
}

function PeopleAt({ people }: Pick<ShownOrganization, "people">) {
  return (
    <Table
      caption="この機関の方"
      captionHidden
      head={
        <tr>
          <Th scope="col">氏名</Th>
          <Th scope="col">役職</Th>
          <Th scope="col">職種</Th>
          <Th scope="col">名簿を持つ保健所</Th>
        </tr>
      }
    >
      {people.map(({ id, name, title, occupation, center }) => (
        <tr key={id}>
          <Th scope="row">
            <Link to={`/people/${id}`}>{name}</Link>
          </Th>
          <Td>{title}</Td>
          <Td nowrap>{occupation}</Td>
          <Td nowrap>{center.name}</Td>
        </tr>
      ))}
    </Table>
  );
}

function SeatsAt({ seats }: Pick<ShownOrganization, "seats">) {
  return (
    <Table
      caption="会議体の委員枠"
      captionHidden
      head={
        <tr>
          <Th scope="col">会議体</Th>
          <Th scope="col">職</Th>
          <Th scope="col">役割</Th>
          <Th scope="col">本日在任の方</Th>
        </tr>
      }
    >
      {seats.map(({ id, body, post, role, appointments }) => (
        <tr key={id}>
          <Th scope="row">
            <Link to={`/bodies/${body.id}`}>{body.name}</Link>
          </Th>
          <Td>{post}</Td>
          <Td nowrap>{memberRoleLabel[role]}</Td>
          <Td>
            {appointments.length === 0 && (
              <Chip tone="warning" icon="warning">
                空席
              </Chip>
            )}
            {appointments.map(({ person }) => (
              <span key={person.id} className="mr-3">
                <Link to={`/people/${person.id}`}>{person.name}</Link>
              </span>
            ))}
          </Td>
        </tr>
      ))}
    </Table>
  );
}
