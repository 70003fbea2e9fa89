import { Form } from "@remix-run/react";
import type { ReportPart } from "#app/domain/session-report.ts";
import type { Typed } from "#app/http/form-rows.ts";
import { reportFieldLabel } from "#app/text/session-report.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { TextArea, TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { formFields } from "../sessions/form-fields.ts";

interface ReportFormProps {
  path: string;
  typed: Typed;
  errors: readonly { field?: string; message: string }[];
  /** Null before anything was written. */
  version: number | null;
  /** The fields hold the card's words, not kept yet. */
  isFromCard: boolean;
  /** There is a card with words for what is still empty. */
  offersCard: boolean;
}

const PARTS: readonly { part: ReportPart; hint: string; rows: number }[] = [
  { part: "contents", hint: "何を行ったか。議題は、記録から報告書に載ります。", rows: 8 },
  { part: "result", hint: "何が決まり、何が変わったか", rows: 5 },
  { part: "survey", hint: "回収数、満足度、主な意見など", rows: 5 },
  { part: "issues", hint: "うまくいかなかったこと、工夫が要ること", rows: 4 },
  { part: "nextYear", hint: "続けること、変えること", rows: 4 },
];

/** What no record says, for the desk to write. */
export function ReportForm({ path, typed, errors, version, isFromCard, offersCard }: ReportFormProps) {
  const fields = formFields({ typed, errors });
  const labelled = (name: keyof typeof reportFieldLabel) => ({ ...fields.of(name), label: reportFieldLabel[name] });
  return (
    <Form method="post" action={path} noValidate className="flex flex-col gap-7">
      {isFromCard && (
        <Notice tone="info" title="開催事例の文章を入れました">
          まだ保存していません。直してから保存してください。
        </Notice>
      )}
      {offersCard && (
        <p>
          <LinkButton to={`${path}?from=card`} reloadDocument>
            開催事例の文章から書き始める
          </LinkButton>
        </p>
      )}
      <input type="hidden" name="version" value={isTyped(typed) ? fields.text("version") : (version ?? "")} />
      <TextField
        {...labelled("targetCount")}
        hint="案内や周知の対象とした人数。対象の職種・機関は「内容を変更」で入力します。"
        inputMode="numeric"
        width="xs"
      />
      {PARTS.map(({ part, hint, rows }) => (
        <TextArea key={part} {...labelled(part)} hint={hint} rows={rows} />
      ))}
      <TextField {...labelled("author")} width="md" maxLength={100} />
      <p>
        <Button>実施報告を保存する</Button>
      </p>
    </Form>
  );
}

/** Whether the fields come back from a form that was refused, with the version it was written on. */
function isTyped(typed: Typed): boolean {
  return "version" in typed;
}
