import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { DESK_WAYS } from "#app/domain/contact.ts";
import { MAX_APPLICANTS } from "#app/domain/recruitment.ts";
import { staffContext } from "#app/http/context.server.ts";
import { rowsIn, type Typed } from "#app/http/form-rows.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { responseWayLabel } from "#app/text/labels.ts";
import { applicationFieldLabel } from "#app/text/recruitment.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { RadioGroup } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { PageHeading } from "#app/ui/page.tsx";
import { enterApplication } from "#app/use-cases/recruitments/enter-application.ts";
import { showRecruitment } from "#app/use-cases/recruitments/show-recruitment.ts";
import { ApplicationFields } from "../courses/application-fields.tsx";
import { readEntered, toApplication } from "../courses/application-form.server.ts";
import { formFields } from "../sessions/form-fields.ts";
import { enteredError } from "./read-recruitment.server.ts";

export const meta: MetaFunction = () => [{ title: "受講の申込みの入力｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { session, course, mayWrite, refusal } = orRefuse(await showRecruitment(ctx, args.params.id ?? ""));
  if (!mayWrite) orRefuse({ ok: false, error: "forbidden" });
  if (!course || refusal) throw redirect(`/sessions/${session.id}/recruitment`);
  return { session: { id: session.id, title: session.title }, course };
}

export async function action(args: ActionFunctionArgs) {
  const sessionId = args.params.id ?? "";
  const ctx = await staffContext(args);
  const form = await readEntered(args.request);
  if (form.kind === "rows") return { typed: form.typed, errors: [] };
  if (!form.ok) return data({ typed: form.typed, errors: form.errors }, { status: 422 });
  const { via } = form.value;
  const result = await enterApplication(ctx, { sessionId, via, application: toApplication(form.value) });
  if (result.ok) return redirect(`/sessions/${sessionId}/recruitment?done=enter`);
  return data({ typed: form.typed, errors: [enteredError(result.error, result.index)] }, { status: 422 });
}

export default function EnterApplication() {
  const { session, course } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const typed: Typed = answer?.typed ?? { via: "fax" };
  const errors = answer?.errors ?? [];
  const fields = formFields({ typed, errors });
  const people = Math.max(1, rowsIn(typed, "people", MAX_APPLICANTS).length);
  return (
    <>
      <PageHeading title="FAX・電話の申込みの入力" />
      <p className="mb-6">
        <strong className="block text-solid-gray-900">{session.title}</strong>
        保存すると、受付の期間や1機関あたりの人数にかかわらず、申込みになります。
      </p>
      <ErrorSummary errors={errors} labelOf={applicationFieldLabel} />
      <Form method="post" noValidate key={JSON.stringify(answer?.typed)} className="grid max-w-[48rem] gap-8">
        <RadioGroup
          {...fields.of("via")}
          legend="受けた方法"
          layout="row"
          options={DESK_WAYS.map((value) => ({ value, label: responseWayLabel[value] }))}
        />
        <ApplicationFields fields={fields} people={people} course={course} byDesk />
        <p className="flex flex-wrap gap-3">
          <Button>申込みとして保存する</Button>
          <LinkButton to={`/sessions/${session.id}/recruitment`} variant="tertiary">
            やめる
          </LinkButton>
        </p>
      </Form>
    </>
  );
}
