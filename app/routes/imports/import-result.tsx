import { Form } from "@remix-run/react";
import type { ImportFate, ImportState } from "#app/domain/import-state.ts";
import { importFateLabel } from "#app/text/import.ts";
import { instantText } from "#app/text/session.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Pagination, Section, Stat } from "#app/ui/page.tsx";
import type { ShownField, ShownLine } from "#app/use-cases/imports/show-import.ts";
import { DiscardForm } from "./discard-form.tsx";
import { ImportLinesTable } from "./import-lines-table.tsx";
import { RefusedLink } from "./import-preview.tsx";

interface ImportResultProps {
  import: {
    id: string;
    state: ImportState;
    appliedAt: Date | null;
    undoneAt: Date | null;
  } & Record<ImportFate, number>;
  fields: readonly ShownField[];
  lines: readonly ShownLine[];
  page: number;
  pages: number;
  mayDiscard: boolean;
}

/** What an import has come to, and the way back. */
export function ImportResult({ import: record, fields, lines, page, pages, mayDiscard }: ImportResultProps) {
  const { id, state, appliedAt, undoneAt, refused } = record;
  return (
    <>
      {state === "applied" && appliedAt && (
        <>
          <Notice tone="success" title="取り込みました">
            {instantText(appliedAt)}
          </Notice>
          <div className="mt-6 grid grid-cols-2 gap-4 sm:grid-cols-4">
            {(["added", "changed", "same", "refused"] as const).map((fate) => (
              <Stat key={fate} label={importFateLabel[fate]} value={record[fate].toLocaleString("ja-JP")} unit="行" />
            ))}
          </div>
        </>
      )}
      {state === "undone" && undoneAt && (
        <Notice tone="success" title="取込みを取り消し、元の内容に戻しました">
          {instantText(undoneAt)}
        </Notice>
      )}
      {state === "discarded" && <Notice tone="info" title="この取込みは中止しました。何も登録していません" />}
      <p className="mt-6">
        <LinkButton to="/imports/new">別のファイルを取り込む</LinkButton>
      </p>
      {state === "applied" && refused > 0 && (
        <Section title="取り込めなかった行" actions={<RefusedLink id={id} />}>
          <ImportLinesTable lines={lines} fields={fields} />
          <Pagination page={page} pages={pages} hrefFor={(to) => `/imports/${id}?page=${to}`} />
        </Section>
      )}
      {state === "applied" && (
        <Section title="取り消す">
          <p className="mb-4 max-w-[48rem]">
            この取込みで登録・変更した内容を、すべて元に戻します。取り込んだあとに変更した記録や、案内などで使った記録があるときは取り消せません。
          </p>
          <Form method="post">
            <Button name="step" value="undo" variant="danger">
              この取込みを取り消す
            </Button>
          </Form>
        </Section>
      )}
      {mayDiscard && <DiscardForm />}
    </>
  );
}
