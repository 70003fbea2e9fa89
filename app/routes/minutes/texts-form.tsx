import { Form, Link } from "@remix-run/react";
import { minutesText as words } from "#app/text/minutes.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { TextArea, TextField } from "#app/ui/field.tsx";
import { Section } from "#app/ui/page.tsx";
import type { FormFields } from "../sessions/form-fields.ts";
import { ItemTexts, type WrittenItem } from "./item-texts.tsx";

interface TextsFormProps {
  sessionId: string;
  agenda: readonly WrittenItem[];
  fields: FormFields;
}

/** All that is written of a session: before, item by item, and after. Who came is taken from the records of the day. */
export function TextsForm({ sessionId, agenda, fields }: TextsFormProps) {
  return (
    <Form method="post" noValidate className="max-w-[60rem]">
      <input type="hidden" name="version" value={fields.text("version")} />
      <Section title="はじめに">
        <div className="grid gap-5">
          <TextField
            {...fields.of("author")}
            label={words.author}
            width="md"
            hint="議事概要に載る、作成者の所属やお名前です。公開用には載りません。"
          />
          <TextArea
            {...fields.of("opening")}
            label={`${words.opening}（挨拶など）`}
            rows={3}
            hint="公開用にも載ります。"
          />
        </div>
      </Section>
      <Section title="議題ごとの概要">
        {agenda.length === 0 ? (
          <p>
            議題が登録されていません。
            <Link to={`/sessions/${sessionId}/edit`} className="text-key-1000 underline underline-offset-3">
              開催の内容に議題を加える
            </Link>
            と、議題ごとに書けます。
          </p>
        ) : (
          <div className="grid gap-6">
            {agenda.map((item, index) => (
              <ItemTexts key={item.id} sessionId={sessionId} item={item} index={index} fields={fields} />
            ))}
          </div>
        )}
      </Section>
      <Section title="おわりに">
        <TextArea
          {...fields.of("closing")}
          label={`${words.closing}（次回の予定など）`}
          rows={3}
          hint="公開用にも載ります。"
        />
      </Section>
      <div className="mt-10 flex flex-wrap gap-3 border-t border-solid-gray-420 pt-6">
        <Button>保存する</Button>
        <LinkButton to={`/sessions/${sessionId}/minutes`} variant="tertiary">
          やめる
        </LinkButton>
      </div>
    </Form>
  );
}
