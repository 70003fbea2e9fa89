import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { staffContext } from "#app/http/context.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { followUpRefusal } from "#app/text/follow-up.ts";
import { minutesRefusal, minutesText } from "#app/text/minutes.ts";
import { commonRefusal } from "#app/text/refusals.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { PageHeading } from "#app/ui/page.tsx";
import { addFollowUp } from "#app/use-cases/follow-ups/save-follow-up.ts";
import { openFollowUpForm } from "#app/use-cases/follow-ups/show-follow-up.ts";
import { formFields } from "../sessions/form-fields.ts";
import { FollowUpFields, followUpFieldLabel } from "./fields.tsx";
import { followUpForm } from "./form.server.ts";

export const meta: MetaFunction = () => [{ title: "対応事項の追加｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const id = args.params.id ?? "";
  const opened = await openFollowUpForm(await staffContext(args), id);
  // The page before says why there is nothing to be done yet.
  if (!opened.ok && opened.error === "not-taken-place") throw redirect(`/sessions/${id}/minutes`);
  return orRefuse(opened);
}

export async function action(args: ActionFunctionArgs) {
  const sessionId = args.params.id ?? "";
  const form = await readForm(args.request, followUpForm);
  if (!form.ok) return data({ typed: form.typed, errors: form.errors }, { status: 422 });
  const result = await addFollowUp(await staffContext(args), { sessionId, ...form.value });
  if (result.ok) return redirect(`/sessions/${sessionId}/minutes?done=followUp#follow-ups`, 303);
  const message = { ...commonRefusal, ...minutesRefusal, ...followUpRefusal }[result.error];
  return data({ typed: form.typed, errors: [{ message }] }, { status: 422 });
}

export default function NewFollowUp() {
  const { session, agenda, assignees } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const back = `/sessions/${session.id}/minutes`;
  const errors = answer?.errors ?? [];
  return (
    <>
      <PageHeading
        title="対応事項の追加"
        lead={session.title}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "開催", to: "/sessions" },
          { label: session.title, to: `/sessions/${session.id}` },
          { label: minutesText.title, to: back },
        ]}
      />
      <div className="mb-8 empty:hidden">
        <ErrorSummary errors={errors} labelOf={(field) => followUpFieldLabel[field]} />
      </div>
      <Form method="post" noValidate className="grid max-w-[48rem] gap-6">
        <FollowUpFields {...{ agenda, assignees }} fields={formFields({ typed: answer?.typed ?? {}, errors })} />
        <p className="flex flex-wrap gap-3">
          <Button>追加する</Button>
          <LinkButton to={back} variant="tertiary">
            やめる
          </LinkButton>
        </p>
      </Form>
    </>
  );
}
