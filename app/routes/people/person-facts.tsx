import { Form, Link } from "@remix-run/react";
import { likenessLabel, personFactLabel } from "#app/text/people.ts";
import { instantText } from "#app/text/session.ts";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DescriptionList } from "#app/ui/page.tsx";
import type { ShownPerson } from "#app/use-cases/people/show-person.ts";

const NONE = "（記録なし）";

export function PersonFactList({ person }: { person: ShownPerson["person"] }) {
  const { organization } = person;
  return (
    <DescriptionList
      items={[
        {
          term: personFactLabel.organizationId,
          description: organization ? (
            <>
              <Link to={`/organizations/${organization.id}`}>{organization.name}</Link>
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
        { term: personFactLabel.email, description: person.email ?? NONE },
        { term: personFactLabel.phone, description: person.phone ?? NONE },
        { term: personFactLabel.fax, description: person.fax ?? NONE },
        { term: "名簿を持つ保健所", description: person.center.name },
      ]}
    />
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
          <Link to={`/groups/${id}`}>{name}</Link>
        </li>
      ))}
    </ul>
  );
}

export function MergeList({ merges, mayUndo }: { merges: ShownPerson["merges"]; mayUndo: boolean }) {
  return (
    <ul className="grid gap-3">
      {merges.map(({ id, mergedAt, merged }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <span>
            {merged.name}
            {merged.organization && `（${merged.organization.name}）`}　{instantText(mergedAt)}に統合
          </span>
          {mayUndo && (
            <Form method="post">
              <input type="hidden" name="mergeId" value={id} />
              <Button variant="secondary" size="sm">
                統合を取り消す<span className="sr-only">（{merged.name}）</span>
              </Button>
            </Form>
          )}
        </li>
      ))}
    </ul>
  );
}
