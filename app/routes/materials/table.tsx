import { Form, Link } from "@remix-run/react";
import { fileText } from "#app/text/material.ts";
import { instantText } from "#app/text/session.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { ShownMaterial } from "#app/use-cases/materials/show-materials.ts";
import { audienceLabel } from "./fields.tsx";

interface MaterialsTableProps {
  materials: readonly ShownMaterial[];
  agenda: readonly { id: string; title: string }[];
  mayWrite: boolean;
  invited: number;
  path: string;
}

/** In the order they are handed out. One form: each button says what it does to which. */
export function MaterialsTable({ materials, agenda, mayWrite, invited, path }: MaterialsTableProps) {
  return (
    <Form method="post" action={path} preventScrollReset>
      <Table
        caption="資料の一覧"
        captionHidden
        roomy
        head={
          <tr>
            <Th scope="col">番号</Th>
            <Th scope="col">題名</Th>
            <Th scope="col">公開範囲</Th>
            <Th scope="col">版</Th>
            {mayWrite && <Th scope="col">並び順と変更</Th>}
          </tr>
        }
      >
        {materials.map((material) => (
          <tr key={material.id}>
            <Td nowrap>{material.number ?? "（なし）"}</Td>
            <Th scope="row">
              <MaterialName material={material} path={path} />
              <Small>{placeText(material.agendaItemId, agenda)}</Small>
            </Th>
            <Td>
              <Audience forInvitees={material.forInvitees} invited={invited} />
            </Td>
            <Td nowrap>
              第{material.version}版<Small>{instantText(material.uploadedAt)}</Small>
            </Td>
            {mayWrite && (
              <Td nowrap>
                <RowActions material={material} path={path} />
              </Td>
            )}
          </tr>
        ))}
      </Table>
      {mayWrite && (
        <div className="mt-4">
          <Button variant="secondary" size="sm" name="act" value="renumber">
            <Icon name="list" />
            番号を順に振り直す
          </Button>
          <p className="mt-1.5 text-[0.875rem] leading-160 text-solid-gray-700">
            「資料1」「資料1-1」「参考資料1」の形の番号を、いまの並び順に合わせます。それ以外の番号（「別紙1」など）と、番号のない資料はそのままです。
          </p>
        </div>
      )}
    </Form>
  );
}

/** What it is called, which leads to the file; what the file is. */
export function MaterialName({ material, path }: { material: ShownMaterial; path: string }) {
  return (
    <span className="block min-w-56">
      <span className="block font-700 wrap-anywhere">
        <Link to={`${path}/${material.id}`} reloadDocument>
          {material.title}
        </Link>
      </span>
      <span className="block text-[0.875rem] leading-150 text-solid-gray-700 wrap-anywhere">
        {material.fileName}（{fileText(material)}）
      </span>
    </span>
  );
}

function placeText(agendaItemId: string | null, agenda: MaterialsTableProps["agenda"]): string {
  const item = agenda.findIndex(({ id }) => id === agendaItemId);
  return item < 0 ? "開催全体" : `議題${item + 1}　${agenda[item]?.title}`;
}

function Audience({ forInvitees, invited }: { forInvitees: boolean; invited: number }) {
  if (!forInvitees) {
    return (
      <Chip tone="neutral" icon="lock">
        {audienceLabel.desk}
      </Chip>
    );
  }
  return (
    <>
      <Chip tone="info" icon="people">
        {audienceLabel.invitees}
      </Chip>
      <Small>{invited > 0 ? `案内済み：${invited}人` : "まだ誰にも案内していません"}</Small>
    </>
  );
}

function RowActions({ material: { id, number, title }, path }: { material: ShownMaterial; path: string }) {
  const which = <span className="sr-only">（{number ?? title}）</span>;
  return (
    <span className="flex gap-x-1">
      <Button variant="tertiary" size="sm" name="act" value={`up:${id}`}>
        <Icon name="up" />
        上へ{which}
      </Button>
      <Button variant="tertiary" size="sm" name="act" value={`down:${id}`}>
        <Icon name="down" />
        下へ{which}
      </Button>
      <LinkButton to={`${path}/${id}/edit`} variant="tertiary" size="sm">
        <Icon name="edit" />
        変更・差替え{which}
      </LinkButton>
    </span>
  );
}

export function Small({ children }: { children: React.ReactNode }) {
  return <span className="block text-[0.875rem] leading-150 text-solid-gray-700">{children}</span>;
}
