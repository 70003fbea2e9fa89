import { Form } from "@remix-run/react";
import type { LetterKind } from "#app/domain/letter-wording.ts";
import type { Typed } from "#app/http/form-rows.ts";
import { letterWordingFieldLabel as labels, letterPlaceholdersText } from "#app/text/letter-wording.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SelectField, TextArea } from "#app/ui/field.tsx";
import { DescriptionList, Section } from "#app/ui/page.tsx";
import type { LetterPreview } from "#app/use-cases/letter-wordings/preview-letter-wording.ts";
import { formFields } from "../sessions/form-fields.ts";

interface LetterWordingFormProps {
  kind: LetterKind;
  path: string;
  isBody: boolean;
  typed: Typed;
  errors: readonly { field?: string; message: string }[];
  preview: Pick<LetterPreview, "subjects" | "centerId" | "subjectId"> & {
    centers: readonly { id: string; name: string }[];
  };
  mayWrite: boolean;
}

/** The words, and what they are looked at with: one form, so that what was typed stays. */
export function LetterWordingForm({ kind, path, isBody, typed, errors, preview, mayWrite }: LetterWordingFormProps) {
  const fields = formFields({ typed, errors });
  const labelled = (name: string) => ({ ...fields.of(name), label: labels[name] ?? "" });
  const above = isBody ? "都道府県の文面" : "標準の文面";
  return (
    <Form method={mayWrite ? "post" : "get"} action={path} reloadDocument noValidate>
      <ErrorSummary errors={errors} labelOf={(field) => labels[field]} />
      {mayWrite ? (
        <div className="mt-6 grid gap-6">
          <input type="hidden" name="version" value={fields.text("version")} />
          <TextArea
            {...labelled("signatory")}
            rows={2}
            hint={`職名と氏名を、行を分けて書けます。空欄にすると、${isBody ? "都道府県の文面または" : ""}保健所の「文書の発信者名」になります。`}
          />
          <TextArea
            {...labelled("opening")}
            rows={kind === "commission" ? 4 : 8}
            hint={`空欄にすると${above}になります。使える差込み語：${letterPlaceholdersText(kind)}`}
          />
          <TextArea
            {...labelled("closing")}
            rows={4}
            hint="「以上」の下（記のない文書では本文の下）に入ります。同じ差込み語が使えます。空欄のときは何も入りません。"
          />
          <p className="max-w-[48rem] text-solid-gray-700">
            差込み語は、発行するときに実際の内容に替わります。その文書に無いものを含む行は省かれます。
            {kind === "commission"
              ? "氏名、任期、年月日は、文面にかかわらず入ります。"
              : "宛名、件名、日時や場所などは、文面にかかわらず入ります。"}
          </p>
          <p className="flex flex-wrap gap-4">
            <Button name="do" value="save">
              保存する
            </Button>
            <Button name="do" value="above" variant="secondary">
              {above}に戻す
            </Button>
            <LinkButton to={isBody ? path.replace(/\/[^/]+$/, "") : "/settings"}>やめる</LinkButton>
          </p>
        </div>
      ) : (
        <DescriptionList
          items={Object.entries(labels).map(([name, term]) => ({
            term,
            description: <p className="whitespace-pre-wrap">{fields.text(name) || "（なし）"}</p>,
          }))}
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
            {preview.subjects.length > 0 && (
              <SelectField
                name="subjectId"
                label={kind === "commission" ? "会議体" : "開催"}
                defaultValue={preview.subjectId ?? ""}
                options={preview.subjects.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
            <Button name="do" value="preview" variant="secondary">
              この内容で表示する
            </Button>
          </div>
        </Section>
      </div>
    </Form>
  );
}
