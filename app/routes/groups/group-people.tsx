import { Form, Link } from "@remix-run/react";
import { Button } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { EmptyState } from "#app/ui/page.tsx";
import { CellNote, Table, Td, Th } from "#app/ui/table.tsx";
import type { ShownGroup } from "#app/use-cases/groups/show-group.ts";
import { PersonBox } from "./found-people.tsx";

/** Who is in the group now; those put on it by hand can be taken off. */
export function GroupPeople({ people, mayWrite }: Pick<ShownGroup, "people" | "mayWrite">) {
  if (people.length === 0) {
    return <EmptyState title="入っている方はいません">条件を変えるか、下から加えてください。</EmptyState>;
  }
  const removable = mayWrite && people.some(({ isMember }) => isMember);
  return (
    <Form method="post">
      <Table
        caption="いま入っている方"
        captionHidden
        roomy
        head={
          <tr>
            {removable && (
              <Th scope="col" align="center" fit>
                外す
              </Th>
            )}
            <Th scope="col">氏名</Th>
            <Th scope="col">職種</Th>
            <Th scope="col">所属・役職</Th>
            <Th scope="col">市町村</Th>
            <Th scope="col">入り方</Th>
          </tr>
        }
      >
        {people.map(({ id, name, kana, occupation, title, organization, isMember }) => (
          <tr key={id}>
            {removable && (
              <Td align="center">{isMember && <PersonBox name="remove[]" value={id} label={`${name}：外す`} />}</Td>
            )}
            <Th scope="row">
              <span className="whitespace-nowrap">
                <Link to={`/people/${id}`}>{name}</Link>
              </span>
              <CellNote>{kana}</CellNote>
            </Th>
            <Td nowrap>{occupation}</Td>
            <Td>
              {organization?.name}
              <CellNote>{title}</CellNote>
            </Td>
            <Td nowrap>{organization?.municipality?.name}</Td>
            <Td nowrap>{isMember ? "手で追加" : "条件"}</Td>
          </tr>
        ))}
      </Table>
      {removable && (
        <p className="mt-4">
          <Button variant="secondary">
            <Icon name="minus" />
            選んだ方を外す
          </Button>
        </p>
      )}
    </Form>
  );
}
