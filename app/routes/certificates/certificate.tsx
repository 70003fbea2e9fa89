import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formatDate } from "#app/domain/japanese-date.ts";
import { printedReference } from "#app/domain/reference.ts";
import { staffContext } from "#app/http/context.server.ts";
import { doneText } from "#app/http/done.server.ts";
import { requiredName } from "#app/http/fields.server.ts";
import { type FieldError, readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { certificateDone, certificateRefusal, certificateText } from "#app/text/certificate.ts";
import { formText } from "#app/text/form.ts";
import { instantText } from "#app/text/session.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DescriptionList, PageHeading, Section } from "#app/ui/page.tsx";
import { reissueCertificate } from "#app/use-cases/certificates/reissue-certificate.ts";
import { revokeCertificate } from "#app/use-cases/certificates/revoke-certificate.ts";
import { showCertificate } from "#app/use-cases/certificates/show-certificate.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `受講証${page ? `　${certificateText.number(page.number)}` : ""}｜Renkei` },
];

const atOf = ({ id = "", certificateId = "" }: Record<string, string | undefined>) => ({
  sessionId: id,
  certificateId,
});

export async function loader(args: LoaderFunctionArgs) {
  const shown = orRefuse(await showCertificate(await staffContext(args), atOf(args.params)));
  const { id, number, name, code, issuedOn, revokedAt, attendance } = shown.certificate;
  const { session, mayWrite, isPrintable } = shown;
  return {
    ...{ id, number, name, code, issuedOn, revokedAt, mayWrite, isPrintable },
    hasAttendance: attendance !== null,
    session: { id: session.id, title: session.title },
    done: doneText(args.request, certificateDone),
  };
}

const steps = z.discriminatedUnion(
  "step",
  [z.object({ step: z.literal("revoke") }), z.object({ step: z.literal("reissue"), name: requiredName(100) })],
  formText.choose,
);

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const at = atOf(args.params);
  const form = await readForm(args.request, steps);
  const name = String(form.typed.name ?? "");
  const refused = (errors: FieldError[]) => data({ name, errors }, { status: 422 });
  if (!form.ok) return refused(form.errors);
  const { value } = form;
  const result =
    value.step === "revoke"
      ? await revokeCertificate(ctx, at)
      : await reissueCertificate(ctx, { ...at, name: value.name });
  if (!result.ok) return refused([{ message: certificateRefusal[result.error] }]);
  const done = value.step === "revoke" ? "revoked" : "reissued";
  return redirect(`/sessions/${at.sessionId}/certificates/${at.certificateId}?done=${done}`);
}

export default function Certificate() {
  const { session, id, number, name, code, issuedOn, revokedAt, done, mayWrite, isPrintable, hasAttendance } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = answer?.errors ?? [];
  return (
    <>
      <PageHeading
        title={`受講証　${certificateText.number(number)}`}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: session.title, to: `/sessions/${session.id}` },
          { label: "受講証", to: `/sessions/${session.id}/certificates` },
        ]}
        actions={
          isPrintable && (
            <LinkButton to={`/sessions/${session.id}/certificates/${id}.pdf`} reloadDocument>
              <Icon name="download" />
              PDFで開く
            </LinkButton>
          )
        }
      />
      <div className="mb-8 grid gap-4 empty:hidden">
        <ErrorSummary errors={errors} />
        {done && !answer && <Notice tone="success" title={done} />}
      </div>
      <DescriptionList
        items={[
          { term: "氏名", description: name },
          { term: "研修", description: session.title },
          { term: "発行日", description: formatDate(issuedOn) },
          { term: "確認番号", description: printedReference(code) },
          { term: "状態", description: revokedAt ? `取り消し済み（${instantText(revokedAt)}）` : "有効" },
        ]}
      />
      {mayWrite && hasAttendance && (
        <Section title="再発行">
          <Form method="post" noValidate className="grid gap-4" key={`${issuedOn} ${code}`}>
            <TextField
              name="name"
              label="氏名"
              required
              width="md"
              maxLength={100}
              defaultValue={answer?.name || name}
              error={errors.find(({ field }) => field === "name")?.message}
              hint="番号はそのままで、確認番号が新しくなります。前に渡した紙は「有効ではありません」と表示されます。"
            />
            <p>
              <Button name="step" value="reissue">
                この氏名で再発行する
              </Button>
            </p>
          </Form>
        </Section>
      )}
      {mayWrite && !revokedAt && (
        <Section title="取り消し">
          <Form method="post" className="grid gap-4">
            <p>取り消すと、確認のページで「有効ではありません」と表示されます。再発行すれば、また有効になります。</p>
            <p>
              <Button name="step" value="revoke" variant="danger">
                受講証を取り消す
              </Button>
            </p>
          </Form>
        </Section>
      )}
    </>
  );
}
