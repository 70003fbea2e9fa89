import { Form } from "@remix-run/react";
import { instantText } from "#app/text/session.ts";
import { Button } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { ShownMaterial } from "#app/use-cases/materials/show-materials.ts";
import { audienceLabel } from "./fields.tsx";
import { MaterialName, Small } from "./material-name.tsx";
import { RowActions } from "./row-actions.tsx";

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
        stacks
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
              第{material.edition}版<Small>{instantText(material.uploadedAt)}</Small>
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
      <Small>{invited > 0 ? `見られる方：${invited}人` : "まだ誰にも案内していません"}</Small>
    </>
  );
}
