import { Form } from "@remix-run/react";
import type { PersonLine } from "#app/domain/person-lines.ts";
import type { Typed } from "#app/http/form-rows.ts";
import { personLineProblemText } from "#app/text/people.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SelectField, TextArea } from "#app/ui/field.tsx";
import { EmptyState, Section } from "#app/ui/page.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import { formFields } from "../sessions/form-fields.ts";

interface ManyFormProps {
  typed: Typed;
  errors: readonly { field?: string; message: string }[];
  /** What was read of the lines; null before they were looked at. */
  read: readonly PersonLine[] | null;
  centers: readonly { id: string; name: string }[];
  group: { id: string; centerId: string } | null;
}

const LABELS: Record<string, string> = { lines: "貼り付け欄", centerId: "名簿を持つ保健所" };

export function ManyForm({ typed, errors, read, centers, group }: ManyFormProps) {
  const fields = formFields({ typed, errors });
  const { defaultValue, ...lines } = fields.of("lines");
  const good = read?.filter(({ problem }) => problem === null).length ?? 0;
  return (
    <Form method="post" noValidate className="grid gap-6">
      <ErrorSummary errors={errors} labelOf={(field) => LABELS[field]} />
      {group && <input type="hidden" name="groupId" value={group.id} />}
      {group && <input type="hidden" name="centerId" value={group.centerId} />}
      {!group && centers.length > 1 && (
        <SelectField
          {...fields.of("centerId")}
          label="名簿を持つ保健所"
          required
          emptyLabel="選んでください"
          options={centers.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <TextArea
        {...lines}
        defaultValue={defaultValue}
        label="貼り付け欄"
        required
        rows={8}
        hint="1行に1人、「氏名、所属、役職、メール」の順です。タブ（Excelからの貼り付け）かカンマで区切ります。わからない項目は空けて構いません。"
      />
      <p className="flex flex-wrap gap-4">
        <Button name="step" value="preview" variant={read ? "secondary" : "primary"}>
          読み取った内容を確かめる
        </Button>
        <LinkButton to={group ? `/groups/${group.id}` : "/people"}>やめる</LinkButton>
      </p>
      {read && (
        <Section title={`読み取った内容（登録できる方 ${good}人）`}>
          {read.length === 0 ? (
            <EmptyState title="読み取れる行がありません">貼り付け欄に、1行に1人ずつ入力してください。</EmptyState>
          ) : (
            <LineTable read={read} />
          )}
          {good > 0 && (
            <div className="mt-6">
              <Button name="step" value="save">
                {good}人を登録する
              </Button>
              {good < read.length && <p className="mt-2">登録できない行は、とばします。</p>}
            </div>
          )}
        </Section>
      )}
    </Form>
  );
}

function LineTable({ read }: { read: readonly PersonLine[] }) {
  return (
    <Table
      caption="読み取った内容"
      captionHidden
      head={
        <tr>
          <Th scope="col" align="right" fit>
            行
          </Th>
          <Th scope="col">氏名</Th>
          <Th scope="col">所属</Th>
          <Th scope="col">役職</Th>
          <Th scope="col">メール</Th>
          <Th scope="col">確認</Th>
        </tr>
      }
    >
      {read.map(({ line, name, organizationName, title, email, problem }) => (
        <tr key={line}>
          <Td align="right">{line}</Td>
          <Th scope="row">{name || "―"}</Th>
          <Td>{organizationName}</Td>
          <Td>{title}</Td>
          <Td>{email}</Td>
          <Td>
            {problem ? (
              <>
                <Chip tone="warning" icon="warning">
                  登録できません
                </Chip>
                <span className="block">{personLineProblemText[problem]}</span>
              </>
            ) : (
              "登録できます"
            )}
          </Td>
        </tr>
      ))}
    </Table>
  );
}
