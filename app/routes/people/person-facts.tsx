import { Form, Link } from "@remix-run/react";
import { likenessLabel, personFactLabel } from "#app/text/people.ts";
import { instantText } from "#app/text/session.ts";
import { Button } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { NameLink } from "#app/ui/name-link.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DescriptionList } from "#app/ui/page.tsx";
import type { ShownPerson } from "#app/use-cases/people/show-person.ts";

const NONE = "（記録なし）";

type PersonFactsProps = Pick<ShownPerson, "person" | "mayWrite">;

export function PersonFactList({ person, mayWrite }: PersonFactsProps) {
  const { organization } = person;
  return (
    <DescriptionList
      items={[
        {
          term: personFactLabel.organizationId,
          description: organization ? (
            <>
              <NameLink to={`/organizations/${organization.id}`}>{organization.name}</NameLink>
              <span className="ml-3">
                {[organization.kind, organization.municipality?.name].filter(Boolean).join("・")}
              </span>
            </>
          ) : (
            NONE
          ),
        },
        { term: personFactLabel.title, description: person.title ?? NONE },
        { term: personFactLabel.occupation, description: person.occupation ?? NONE },
        { term: personFactLabel.email, description: <Email person={person} mayWrite={mayWrite} /> },
        { term: personFactLabel.phone, description: person.phone ?? NONE },
        { term: personFactLabel.fax, description: person.fax ?? NONE },
        { term: "名簿を持つ保健所", description: person.center.name },
      ]}
    />
  );
}

/** With what the desk should know of it: mails to it come back. */
function Email({ person: { id, email, emailBouncedAt }, mayWrite }: PersonFactsProps) {
  if (!email || !emailBouncedAt) return email ?? NONE;
  return (
    <>
      {email}{" "}
      <Chip tone="danger" icon="error">
        届かないアドレス
      </Chip>
      <span className="block text-[0.875rem] leading-150 text-solid-gray-700">
        {instantText(emailBouncedAt)}
        に、このアドレスへのメールが届かず戻ってきました。再度のお願いや空席の案内など、自動のメールは送りません。正しいアドレスに直すと、この表示は消えます。
      </span>
      {mayWrite && (
        <Form method="post" action={`/people/${id}/trust-address`} className="mt-2">
          <Button variant="secondary" size="sm">
            アドレスは正しいので、また送る
          </Button>
        </Form>
      )}
    </>
  );
}

/** Other records that may be the same person: a person decides. */
export function AlikeNotice({ personId, alike }: { personId: string; alike: ShownPerson["alike"] }) {
  if (alike.length === 0) return null;
  return (
    <Notice tone="warning" title="同じ方かもしれない記録があります">
      <ul className="list-disc pl-6">
        {alike.map(({ id, name, organizationName, reasons }) => (
          <li key={id}>
            <Link to={`/people/${id}`}>{name}</Link>
            {organizationName && `（${organizationName}）`}：{reasons.map((reason) => likenessLabel[reason]).join("、")}
            　<Link to={`/people/${personId}/merge/${id}`}>見比べて統合する</Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

export function GroupList({ groups }: { groups: ShownPerson["groups"] }) {
  if (groups.length === 0) return <p>手で加えられているグループはありません。</p>;
  return (
    <ul className="list-disc pl-6">
      {groups.map(({ id, name }) => (
        <li key={id}>
          <NameLink to={`/groups/${id}`}>{name}</NameLink>
        </li>
      ))}
    </ul>
  );
}

/** As a list of merges shows them. */
export function mergesInto(merges: ShownPerson["merges"], mayUndo: boolean) {
  return merges.map(({ id, mergedAt, merged: { name, organization } }) => {
    return { id, mergedAt, mayUndo, name: organization ? `${name}（${organization.name}）` : name };
  });
}
