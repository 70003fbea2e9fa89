import { Form } from "@remix-run/react";
import { IMPORT_FATES, type ImportFate } from "#app/domain/import-state.ts";
import { importFateLabel } from "#app/text/import.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { LinkTabs, Pagination, Section } from "#app/ui/page.tsx";
import type { ShownField, ShownLine } from "#app/use-cases/imports/show-import.ts";
import { DiscardForm } from "./discard-form.tsx";
import { ImportLinesTable } from "./import-lines-table.tsx";

export interface ImportPreviewProps {
  import: { id: string; rows: number } & Record<ImportFate, number>;
  fields: readonly ShownField[];
  lines: readonly ShownLine[];
  fate?: ImportFate | undefined;
  page: number;
  pages: number;
  mayDiscard: boolean;
}

/** What would become of each row. Nothing is written yet. */
export function ImportPreview({ import: record, fields, lines, fate, page, pages, mayDiscard }: ImportPreviewProps) {
  const { id, rows, added, changed, refused } = record;
  const hrefFor = (to: { fate?: ImportFate | undefined; page?: number }) => {
    const entries = Object.entries(to).flatMap(([key, value]) => (value ? [[key, String(value)]] : []));
    return `/imports/${id}${entries.length > 0 ? `?${new URLSearchParams(entries)}` : ""}`;
  };
  const n = (count: number) => count.toLocaleString("ja-JP");
  return (
    <>
      <Section title="取り込む">
        <p className="mb-4 max-w-[48rem]">
          {n(rows)}行のうち、<strong>新規 {n(added)}行</strong>と<strong>変更 {n(changed)}行</strong>を取り込みます。
          {refused > 0 && `取り込めない${n(refused)}行は、何も登録しません。直したファイルを、あとから取り込めます。`}
        </p>
        <div className="flex flex-wrap items-center gap-3">
          {added + changed > 0 && (
            <Form method="post">
              <Button name="step" value="apply">
                {n(added + changed)}行を取り込む
              </Button>
            </Form>
          )}
          <LinkButton to={`/imports/${id}?columns`}>列を選び直す</LinkButton>
          {refused > 0 && <RefusedLink id={id} />}
        </div>
        {added + changed === 0 && (
          <div className="mt-4">
            <Notice tone="info" title="新しく登録する行も、変更する行もありません" />
          </div>
        )}
      </Section>
      <Section title="行ごとの結果">
        <LinkTabs
          label="結果で絞り込む"
          items={[
            { to: hrefFor({}), label: `すべて ${n(rows)}行`, current: !fate },
            ...IMPORT_FATES.map((each) => ({
              to: hrefFor({ fate: each }),
              label: `${importFateLabel[each]} ${n(record[each])}行`,
              current: fate === each,
            })),
          ]}
        />
        <ImportLinesTable lines={lines} fields={fields} />
        <Pagination page={page} pages={pages} hrefFor={(to) => hrefFor({ fate, page: to })} />
      </Section>
      {mayDiscard && <DiscardForm />}
    </>
  );
}

export function RefusedLink({ id }: { id: string }) {
  return (
    <LinkButton to={`/imports/${id}/refused.csv`} download>
      <Icon name="download" />
      取り込めない行（CSV）
    </LinkButton>
  );
}
