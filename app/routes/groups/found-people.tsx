import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";

/** Asks the address for people by name, kana or organization; `children` are what else is asked. */
export function FindPeople({ search, children }: { search: string; children?: ReactNode }) {
  return (
    <Form method="get" className="mb-6 grid gap-4 sm:flex sm:flex-wrap sm:items-end">
      {children}
      <div className="min-w-0 sm:w-96">
        <TextField name="q" label="氏名・フリガナ・機関の名称" defaultValue={search} maxLength={100} />
      </div>
      <Button variant="secondary">
        <Icon name="search" />
        探す
      </Button>
    </Form>
  );
}

interface FoundPerson {
  id: string;
  name: string;
  title: string | null;
  organization: { name: string } | null;
}

/** Those found, each with a box to be added by. */
export function FoundPeople({ found, chosen = [] }: { found: readonly FoundPerson[]; chosen?: readonly string[] }) {
  return (
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
            <PersonBox name="add[]" value={id} label={`${name}：加える`} checked={chosen.includes(id)} />
          </Td>
          <Th scope="row">{name}</Th>
          <Td>{organization?.name}</Td>
          <Td>{title}</Td>
        </tr>
      ))}
    </Table>
  );
}

/** Puts those chosen among the found on the group of the page. */
export function AddFound({ found }: { found: readonly FoundPerson[] }) {
  if (found.length === 0) return <p>加えられる方は見つかりませんでした。</p>;
  return (
    <Form method="post">
      <FoundPeople found={found} />
      <p className="mt-4">
        <Button variant="secondary">
          <Icon name="plus" />
          選んだ方を加える
        </Button>
      </p>
    </Form>
  );
}

interface PersonBoxProps {
  name: string;
  value: string;
  label: string;
  checked?: boolean;
}

export function PersonBox({ name, value, label, checked }: PersonBoxProps) {
  return (
    <label className="inline-flex min-h-6 cursor-pointer items-center justify-center pointer-coarse:min-h-11 pointer-coarse:min-w-11">
      <input type="checkbox" name={name} value={value} defaultChecked={checked} className="size-6 accent-key-900" />
      <span className="sr-only">{label}</span>
    </label>
  );
}
