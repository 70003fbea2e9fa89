import { Form } from "@remix-run/react";
import { MATERIAL_EXTENSIONS, MAX_NUMBER } from "#app/domain/material.ts";
import { fileHint, fileText } from "#app/text/material.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FileField } from "#app/ui/file-field.tsx";
import type { ShownMaterial } from "#app/use-cases/materials/show-materials.ts";
import type { FormFields } from "../sessions/form-fields.ts";
import { PlaceFields } from "./fields.tsx";

interface MaterialFormProps {
  fields: FormFields;
  agenda: readonly { id: string; title: string }[];
  material: ShownMaterial;
  back: string;
}

/** What is said of a material, and a new version of it where there is one. */
export function MaterialForm({ fields, agenda, material, back }: MaterialFormProps) {
  return (
    <Form method="post" encType="multipart/form-data" className="grid gap-8">
      <input type="hidden" name="version" value={fields.text("version")} />
      <TextField {...fields.of("title")} label="題名" required width="lg" />
      <TextField
        {...fields.of("number")}
        label="番号"
        width="sm"
        maxLength={MAX_NUMBER}
        hint="例：資料1、資料1-1、参考資料1。空にすると番号なしになります。"
      />
      <PlaceFields fields={fields} agenda={agenda} />
      <FileField
        name="file"
        label="新しい版のファイル"
        accept={MATERIAL_EXTENSIONS}
        hint={`差し替えるときだけ選びます。いまの版（第${material.edition}版、${material.fileName}、${fileText(material)}）は、前の版として残ります。${fileHint}。`}
        error={fields.of("file").error}
      />
      <div className="flex flex-wrap gap-4">
        <Button>保存する</Button>
        <LinkButton to={back}>変更せずに戻る</LinkButton>
      </div>
    </Form>
  );
}
