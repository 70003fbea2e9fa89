import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { MATERIAL_EXTENSIONS, MAX_MATERIAL_BYTES, NUMBER_SERIES } from "#app/domain/material.ts";
import { choice, optionalText } from "#app/http/fields.server.ts";
import { readUpload } from "#app/http/upload.server.ts";
import {
  filesHint,
  materialFieldLabel,
  materialRefusal,
  numberSeriesLabel,
  refusedFileText,
} from "#app/text/material.ts";
import { commonRefusal } from "#app/text/refusals.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { RadioGroup } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { FileField } from "#app/ui/file-field.tsx";
import { PageHeading } from "#app/ui/page.tsx";
import { addMaterials, refusedFiles } from "#app/use-cases/materials/add-materials.ts";
import { formFields } from "../sessions/form-fields.ts";
import { AUDIENCES, PlaceFields } from "./fields.tsx";
import { writeContext } from "./write-context.server.ts";

export const meta: MetaFunction = () => [{ title: "資料の追加｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const { session } = (await writeContext(args)).shown;
  const { id, title } = session;
  return { id, title, agenda: session.agenda.map(({ id, title }) => ({ id, title })) };
}

const adding = z.object({
  agendaItemId: optionalText(100),
  audience: choice(AUDIENCES),
  series: choice(NUMBER_SERIES),
});

export async function action(args: ActionFunctionArgs) {
  const { ctx, shown } = await writeContext(args);
  const keeping = { dir: ctx.settings.filesDir, maxBytes: MAX_MATERIAL_BYTES };
  const { form, uploads } = await readUpload(args.request, adding, keeping);
  const again = (errors: { field?: string; message: string }[]) => data({ typed: form.typed, errors }, { status: 422 });
  const refused = refusedFiles(uploads).map(({ fileName, refusal }) => ({
    field: "files",
    message: refusedFileText(fileName, refusal),
  }));
  if (!form.ok || refused.length > 0) return again([...refused, ...(form.ok ? [] : form.errors)]);
  const { audience, ...input } = form.value;
  const place = { ...input, sessionId: shown.session.id, forInvitees: audience === "invitees" };
  const result = await addMaterials(ctx, { ...place, files: uploads });
  if (!result.ok) return again([errorOf(result.error)]);
  const { added, known } = result.value;
  return redirect(`/sessions/${shown.session.id}/materials?added=${added}&known=${known}`, 303);
}

function errorOf(code: keyof typeof materialRefusal | "not-found" | "forbidden") {
  const message = { ...commonRefusal, ...materialRefusal }[code];
  return code === "no-such-item" ? { field: "agendaItemId", message } : { field: "files", message };
}

export default function NewMaterials() {
  const { id, title, agenda } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = answer?.errors ?? [];
  const fields = formFields({ typed: answer?.typed ?? { series: "material" }, errors });
  const { defaultValue, ...series } = fields.of("series");
  const back = `/sessions/${id}/materials`;
  return (
    <>
      <PageHeading
        title="資料の追加"
        lead={title}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "開催", to: "/sessions" },
          { label: title, to: `/sessions/${id}` },
          { label: "資料", to: back },
        ]}
      />
      <div className="mb-8 empty:hidden">
        <ErrorSummary errors={errors} labelOf={materialFieldLabel} />
      </div>
      <Form method="post" encType="multipart/form-data" className="grid gap-8">
        <FileField
          name="files"
          label="ファイル"
          required
          multiple
          accept={MATERIAL_EXTENSIONS}
          hint={filesHint}
          error={errors.flatMap(({ field, message }) => (field === "files" ? [message] : [])).join("　") || undefined}
        />
        <PlaceFields fields={fields} agenda={agenda} />
        <RadioGroup
          {...series}
          defaultValue={defaultValue}
          required
          legend="番号の付け方"
          options={NUMBER_SERIES.map((value) => ({ value, label: numberSeriesLabel[value] }))}
          hint="題名と番号は、追加した後に一つずつ変えられます。"
        />
        <div className="flex flex-wrap gap-4">
          <Button>資料を追加する</Button>
          <LinkButton to={back}>追加せずに戻る</LinkButton>
        </div>
      </Form>
    </>
  );
}
