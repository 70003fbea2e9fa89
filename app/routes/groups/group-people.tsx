import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { EmptyState } from "#app/ui/page.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { ShownGroup } from "#app/use-cases/groups/show-group.ts";

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
              <Td align="center">{isMember && <Box name="remove[]" value={id} label={`${name}：外す`} />}</Td>
            )}
            <Th scope="row">
              <span className="whitespace-nowrap">
                <Link to={`/people/${id}`}>{name}</Link>
              </span>
              <Small>{kana}</Small>
            </Th>
            <Td nowrap>{occupation}</Td>
            <Td>
              {organization?.name}
              <Small>{title}</Small>
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

export function AddMembers({ found, search }: { found: ShownGroup["found"]; search: string }) {
  return (
    <>
      <Form method="get" className="mb-6 grid gap-4 sm:flex sm:flex-wrap sm:items-end">
        <div className="min-w-0 sm:w-96">
          <TextField name="q" label="氏名・フリガナ・機関の名称" defaultValue={search} maxLength={100} />
        </div>
        <Button variant="secondary">
          <Icon name="search" />
          探す
        </Button>
      </Form>
      {found?.length === 0 && <p>加えられる方は見つかりませんでした。</p>}
      {found && found.length > 0 && (
        <Form method="post" key={search}>
          <Table
            caption={`見つかった方（${found.length}人）`}
            head={
              <tr>
                <Th scope="col" align="center" fit>
                  加える
                </Th>
                <Th scope="col">氏名</Th>
                <Th scope="col">所属</Th>
                <Th scope="col">役職</Th>
              </tr>
            }
          >
            {found.map(({ id, name, organization, title }) => (
              <tr key={id}>
                <Td align="center">
                  <Box name="add[]" value={id} label={`${name}：加える`} />
                </Td>
                <Th scope="row">{name}</Th>
                <Td>{organization?.name}</Td>
                <Td>{title}</Td>
              </tr>
            ))}
          </Table>
          <p className="mt-4">
            <Button variant="secondary">
              <Icon name="plus" />
              選んだ方を加える
            </Button>
          </p>
        </Form>
      )}
    </>
  );
}

function Box({ name, value, label }: { name: string; value: string; label: string }) {
  return (
    <label className="inline-flex min-h-6 cursor-pointer items-center justify-center pointer-coarse:min-h-11 pointer-coarse:min-w-11">
      <input type="checkbox" name={name} value={value} className="size-6 accent-key-900" />
      <span className="sr-only">{label}</span>
    </label>
  );
}

function Small({ children }: { children: ReactNode }) {
  return <span className="block text-[0.875rem] leading-150 text-solid-gray-700">{children}</span>;
}
