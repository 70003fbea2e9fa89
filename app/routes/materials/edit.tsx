import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { MAX_MATERIAL_BYTES, MAX_NUMBER } from "#app/domain/material.ts";
import { refuse } from "#app/domain/result.ts";
import { MAX_TITLE } from "#app/domain/session.ts";
import { choice, optionalText, requiredText, version } from "#app/http/fields.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { readUpload } from "#app/http/upload.server.ts";
import { fileRefusal, materialFieldLabel, materialRefusal } from "#app/text/material.ts";
import { commonRefusal } from "#app/text/refusals.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { PageHeading, Section } from "#app/ui/page.tsx";
import { editMaterial } from "#app/use-cases/materials/edit-material.ts";
import { formFields } from "../sessions/form-fields.ts";
import { MaterialForm } from "./edit-form.tsx";
import { AUDIENCES } from "./fields.tsx";
import { OlderVersions } from "./older-versions.tsx";
import { writeContext } from "./write-context.server.ts";

export const meta: MetaFunction = () => [{ title: "資料の変更｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const { session, materials } = (await writeContext(args)).shown;
  // Whoever began on a version that was replaced meanwhile is told so, and led to the current one.
  const isAsked = ({ id }: { id: string }) => id === args.params.materialId;
  const material = materials.find((each) => isAsked(each) || each.older.some(isAsked));
  if (!material) return orRefuse<never, "not-found">(refuse("not-found"));
  const { id, title } = session;
  return { id, title, agenda: session.agenda.map(({ id, title }) => ({ id, title })), material };
}

const editing = z.object({
  version,
  title: requiredText(MAX_TITLE),
  number: optionalText(MAX_NUMBER),
  agendaItemId: optionalText(100),
  audience: choice(AUDIENCES),
});

export async function action(args: ActionFunctionArgs) {
  const { ctx, shown } = await writeContext(args);
  const keeping = { dir: ctx.settings.filesDir, maxBytes: MAX_MATERIAL_BYTES };
  const { form, uploads } = await readUpload(args.request, editing, keeping);
  if (!form.ok) return data({ typed: form.typed, errors: form.errors }, { status: 422 });
  const { audience, version, ...words } = form.value;
  const result = await editMaterial(ctx, {
    sessionId: shown.session.id,
    materialId: args.params.materialId ?? "",
    version,
    material: { ...words, forInvitees: audience === "invitees" },
    file: uploads[0] ?? null,
  });
  if (result.ok) return redirect(`/sessions/${shown.session.id}/materials`, 303);
  return data({ typed: form.typed, errors: [errorOf(result.error)] }, { status: 422 });
}

function errorOf(code: keyof typeof materialRefusal | keyof typeof commonRefusal) {
  const message = { ...commonRefusal, ...materialRefusal }[code];
  if (code in fileRefusal) return { field: "file", message };
  return code === "no-such-item" ? { field: "agendaItemId", message } : { message };
}

export default function EditMaterial() {
  const { id, title, agenda, material } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = answer?.errors ?? [];
  const back = `/sessions/${id}/materials`;
  const typed = answer?.typed ?? {
    ...{ title: material.title, number: material.number ?? "", agendaItemId: material.agendaItemId ?? "" },
    audience: material.forInvitees ? "invitees" : "desk",
    version: String(material.version),
  };
  return (
    <>
      <PageHeading
        title="資料の変更"
        lead={material.title}
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
      {errors.some(({ message }) => message === commonRefusal["edited-meanwhile"]) && (
        <p className="mb-6">
          <LinkButton to={`${back}/${material.id}/edit`} reloadDocument>
            最新の内容を開く（いま入力したものは消えます）
          </LinkButton>
        </p>
      )}
      <MaterialForm fields={formFields({ typed, errors })} agenda={agenda} material={material} back={back} />
      {material.older.length > 0 && <OlderVersions older={material.older} path={back} />}
      <Section title="資料を外す">
        <Form method="post" action={back}>
          <p className="mb-4">
            案内した方のページから消えます。ファイルは記録として残り、「資料」の画面の「外した資料」から元に戻せます。
          </p>
          <Button variant="danger" name="act" value={`off:${material.id}`}>
            <Icon name="trash" />
            この資料を外す
          </Button>
        </Form>
      </Section>
    </>
  );
}
