import { Form } from "@remix-run/react";
import type { WordableKind } from "#app/domain/mail-wording.ts";
import type { Typed } from "#app/http/form-rows.ts";
import { whenText } from "#app/text/session.ts";
import { wordingFieldLabel } from "#app/text/settings.ts";
import { placeholdersText } from "#app/text/wording.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SelectField, TextArea } from "#app/ui/field.tsx";
import { DescriptionList, Section } from "#app/ui/page.tsx";
import type { WordingPreview } from "#app/use-cases/wordings/show-wording.ts";
import { formFields } from "../sessions/form-fields.ts";

interface WordingFormProps {
  kind: WordableKind;
  typed: Typed;
  errors: readonly { field?: string; message: string }[];
  preview: Pick<WordingPreview, "centers" | "sessions" | "centerId" | "sessionId">;
  mayWrite: boolean;
}

/** The words, and which session they are looked at with: one form, so that what was typed stays. */
export function WordingForm({ kind, typed, errors, preview, mayWrite }: WordingFormProps) {
  const fields = formFields({ typed, errors });
  return (
    <Form method={mayWrite ? "post" : "get"} action={`/settings/wordings/${kind}`} reloadDocument noValidate>
      <ErrorSummary errors={errors} labelOf={(field) => wordingFieldLabel[field]} />
      {mayWrite ? (
        <div className="mt-6 grid gap-6">
          <input type="hidden" name="version" value={fields.text("version")} />
          <TextArea
            {...fields.of("opening")}
            label="前文"
            rows={6}
            hint={`宛名と見出しの下、開催の内容の上に入ります。空欄にすると標準の文面になります。使える差込み語：${placeholdersText(kind)}`}
          />
          <TextArea
            {...fields.of("closing")}
            label="結び"
            rows={4}
            hint="「問合せ先」の上に入ります。同じ差込み語が使えます。空欄のときは何も入りません。"
          />
          <p className="max-w-[48rem] text-solid-gray-700">
            差込み語は、送るときに実際の内容に替わります。その会に無いもの（場所の決まっていない会の
            {" {場所} "}
            など）を含む行は、そのメールでは省かれます。日時と場所は、文面にかかわらずメールの最初に入ります。
          </p>
          <p className="flex flex-wrap gap-4">
            <Button name="do" value="save">
              保存する
            </Button>
            <Button name="do" value="standard" variant="secondary">
              標準の文面に戻す
            </Button>
            <LinkButton to="/settings">やめる</LinkButton>
          </p>
        </div>
      ) : (
        <DescriptionList
          items={[
            { term: "前文", description: <Words text={fields.text("opening")} /> },
            { term: "結び", description: <Words text={fields.text("closing")} /> },
          ]}
        />
      )}
      <div className="mt-10">
        <Section title="プレビュー">
          <div className="flex flex-wrap items-end gap-4">
            {preview.centers.length > 1 && (
              <SelectField
                name="centerId"
                label="保健所"
                defaultValue={preview.centerId ?? ""}
                options={preview.centers.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
            <SelectField
              name="sessionId"
              label="開催"
              defaultValue={preview.sessionId ?? ""}
              options={preview.sessions.map(({ id, title, startsAt }) => ({
                value: id,
                label: `${whenText({ startsAt, endsAt: null })}　${title}`,
              }))}
            />
            <Button name="do" value="preview" variant="secondary">
              この開催で表示する
            </Button>
          </div>
        </Section>
      </div>
    </Form>
  );
}

function Words({ text }: { text: string }) {
  return <p className="whitespace-pre-wrap">{text || "（なし）"}</p>;
}
