import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { withdrawRefusal } from "#app/text/change.ts";
import { standingLabel } from "#app/text/labels.ts";
import { contactWayLabel, contactWayTask } from "#app/text/rsvp.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DescriptionList, PageHeading } from "#app/ui/page.tsx";
import { takeOff } from "#app/use-cases/changes/withdraw-call.ts";
import { showResponseHistory } from "#app/use-cases/invitations/show-response-history.ts";

export const meta: MetaFunction = () => [{ title: "案内の取消し｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { id: sessionId = "", invitationId = "" } = args.params;
  const shown = orRefuse(await showResponseHistory(ctx, { sessionId, invitationId }));
  const { session, invitation, withdrawal, mayWithdraw } = shown;
  const back = `/sessions/${sessionId}/responses/${invitationId}`;
  if (!mayWithdraw) throw redirect(back);
  const { name, reachedBy, currentResponse } = invitation;
  return {
    ...{ back, withdrawal, name, reachedBy, standing: currentResponse?.answer ?? ("pending" as const) },
    session: { id: session.id, title: session.title },
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const { id: sessionId = "", invitationId = "" } = args.params;
  const result = await takeOff(ctx, { sessionId, invitationId });
  if (result.ok) {
    const done = result.value.mailed ? "withdrawnMailed" : "withdrawn";
    return redirect(`/sessions/${sessionId}/responses/${invitationId}?done=${done}`, 303);
  }
  const { error } = result;
  if (error === "not-found" || error === "forbidden") return orRefuse<never, typeof error>({ ok: false, error });
  return data({ errors: [{ message: withdrawRefusal[error] }] }, { status: 422 });
}

export default function Withdraw() {
  const { session, back, name, reachedBy, standing, withdrawal } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = refused?.errors ?? (withdrawal ? [{ message: withdrawRefusal[withdrawal] }] : []);
  return (
    <>
      <PageHeading
        title={`${name}さんの案内を取り消す`}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "開催", to: "/sessions" },
          { label: session.title, to: `/sessions/${session.id}` },
          { label: `${name}さんの回答`, to: back },
        ]}
      />
      <div className="mb-8 grid gap-6">
        <ErrorSummary errors={errors} />
        <Notice tone="warning" title="この方だけを、案内から外します">
          回答用のリンクは使えなくなり、席は空きます。回答の履歴は残ります。他の方には何も送られません。改めて案内すると、新しいリンクで案内し直せます。
        </Notice>
      </div>
      <DescriptionList
        items={[
          { term: "いまの回答", description: standingLabel[standing] },
          {
            term: "知らせ方",
            description:
              reachedBy === "mail"
                ? "案内の取消しをメールで知らせ、予定表からも削除します"
                : `${contactWayLabel[reachedBy]}${contactWayTask[reachedBy] && `（${contactWayTask[reachedBy]}）`}`,
          },
        ]}
      />
      <Form method="post" className="mt-8 flex flex-wrap gap-4">
        {!withdrawal && <Button variant="danger">案内を取り消す</Button>}
        <LinkButton to={back}>取り消さずに戻る</LinkButton>
      </Form>
    </>
  );
}
