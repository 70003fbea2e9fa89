import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { IMPORT_KINDS, MAX_SHEET_BYTES, MAX_SHEET_ROWS } from "#app/domain/import-state.ts";
import { refuse } from "#app/domain/result.ts";
import { staffContext } from "#app/http/context.server.ts";
import { choice, optionalText } from "#app/http/fields.server.ts";
import type { FieldError } from "#app/http/form.server.ts";
import type { Typed } from "#app/http/form-rows.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { readUpload } from "#app/http/upload.server.ts";
import { importFieldLabel, importRefusal } from "#app/text/import.ts";
import { commonRefusal } from "#app/text/refusals.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { FileField } from "#app/ui/file-field.tsx";
import { PageHeading } from "#app/ui/page.tsx";
import { showImportChoices } from "#app/use-cases/imports/show-import-choices.ts";
import { type StartRefusal, startImport } from "#app/use-cases/imports/start-import.ts";
import { AddressBookTabs } from "../people/address-book-tabs.tsx";
import { NewImportFields } from "./new-fields.tsx";

export const meta: MetaFunction = () => [{ title: "新しい取込み｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const choices = await showImportChoices(ctx);
  if (choices.kinds.length === 0) orRefuse(refuse("forbidden"));
  const asked = new URL(args.request.url).searchParams;
  return { choices, asked: { kind: asked.get("kind") ?? "people", bodyId: asked.get("body") ?? "" } };
}

const schema = z.object({ kind: choice(IMPORT_KINDS), centerId: optionalText(64), bodyId: optionalText(64) });

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  if ((await showImportChoices(ctx)).kinds.length === 0) orRefuse(refuse("forbidden"));
  const { form, uploads } = await readUpload(args.request, schema, {
    dir: ctx.settings.filesDir,
    maxBytes: MAX_SHEET_BYTES,
  });
  const [upload] = uploads;
  const errors = form.ok ? [] : form.errors;
  if (!upload) errors.push({ field: "file", message: importRefusal["file-required"] });
  else if (!upload.kept.ok) errors.push({ field: "file", message: importRefusal[upload.kept.error] });
  if (!form.ok || !upload?.kept.ok) return again(form.typed, errors);
  const { sha256, byteSize } = upload.kept.value;
  const file = { fileName: upload.fileName, sha256, byteSize };
  const result = await startImport(ctx, { ...form.value, file });
  return result.ok ? redirect(`/imports/${result.value.id}`) : again(form.typed, [errorOf(result.error)]);
}

function errorOf(error: StartRefusal): FieldError {
  if (error === "center-required") return { field: "centerId", message: importRefusal[error] };
  if (error === "body-required") return { field: "bodyId", message: importRefusal[error] };
  return { message: commonRefusal[error] };
}

function again(typed: Typed, errors: FieldError[]) {
  return data({ typed, errors, revision: Date.now() }, { status: 422 });
}

export default function NewImport() {
  const { choices, asked } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = answer?.errors ?? [];
  return (
    <>
      <PageHeading
        title="新しい取込み"
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "名簿", to: "/people" },
          { label: "取込み", to: "/imports" },
        ]}
        lead="ファイルを選ぶと、次の画面で列の意味を確かめます。まだ何も登録されません。"
      />
      <AddressBookTabs current="imports" />
      <Form
        method="post"
        encType="multipart/form-data"
        key={answer?.revision ?? "new"}
        className="flex max-w-[48rem] flex-col gap-6"
      >
        <ErrorSummary errors={errors} labelOf={importFieldLabel} />
        <NewImportFields choices={choices} typed={answer?.typed ?? asked} errors={errors} />
        <FileField
          name="file"
          label="ファイル"
          required
          accept={[".xlsx", ".csv", ".tsv", ".txt"]}
          error={errors.find(({ field }) => field === "file")?.message}
          hint={`XLSX、またはCSV（UTF-8かShift_JIS）。20MB、${MAX_SHEET_ROWS.toLocaleString("ja-JP")}行まで。XLSXは、内容のある最初のシートを読み取ります。`}
        />
        <p className="text-solid-gray-700">
          個人情報の利用目的：会議・研修会などの案内、出欠の確認と開催の記録のために使います。
        </p>
        <div>
          <Button>列の確認へ進む</Button>
        </div>
      </Form>
    </>
  );
}
