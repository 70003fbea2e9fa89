import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { staffContext } from "#app/http/context.server.ts";
import { choice, optionalLines } from "#app/http/fields.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { joinRefusal } from "#app/text/joining.ts";
import { commonRefusal } from "#app/text/refusals.ts";
import { sendRefusal } from "#app/text/rsvp.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { EmptyState } from "#app/ui/page.tsx";
import { decideRequest } from "#app/use-cases/trainings/decide-request.ts";
import { listJoinRequests } from "#app/use-cases/trainings/list-join-requests.ts";
import { JoiningRequest } from "./joining-request.tsx";
import { SessionHeading } from "./session-heading.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `参加の申込み：${page?.session.title ?? "開催"}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { session, ...list } = orRefuse(await listJoinRequests(ctx, args.params.id ?? ""));
  const { id, title, state, category, startsAt } = session;
  return {
    ...list,
    session: { id, title, state, category },
    hasStarted: startsAt !== null && startsAt <= ctx.now(),
  };
}

const decision = z.object({
  requestId: z.string(),
  step: choice(["accept", "decline"]),
  reply: optionalLines(1000),
});

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const sessionId = args.params.id ?? "";
  const form = await readForm(args.request, decision);
  const { requestId = "", reply = "" } = form.typed;
  const typed = { requestId: String(requestId), reply: String(reply) };
  if (!form.ok) return data({ typed, errors: form.errors }, { status: 422 });
  const result = await decideRequest(ctx, { sessionId, ...form.value });
  if (result.ok) return redirect(`/sessions/${sessionId}/joining`);
  const message = { ...commonRefusal, ...sendRefusal, ...joinRefusal }[result.error];
  return data({ typed, errors: [{ field: undefined, message }] }, { status: 422 });
}

export default function Joining() {
  const { session, requests, mayDecide, refusal, hasStarted } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const calledOff = session.state === "cancelled";
  const waits = requests.some(({ state }) => state === "requested");
  return (
    <>
      <SessionHeading session={session} tab="joining" isOwn hasStarted={hasStarted} />
      <div className="mb-8 grid gap-4 empty:hidden">
        <ErrorSummary errors={answer?.errors ?? []} labelOf={() => "申し込んだ方への言葉"} />
        {calledOff && waits && (
          <Notice tone="warning" title="開催が中止になったため、回答する必要はありません">
            申し込んだ方の画面には、中止になったことが表示されます。メールは自動では送られません。
          </Notice>
        )}
        {mayDecide && waits && refusal && !calledOff && (
          <Notice tone="warning" title="いまは承認できません">
            {sendRefusal[refusal]}
          </Notice>
        )}
      </div>
      {requests.length === 0 ? (
        <EmptyState
          title="参加の申込みはまだありません"
          action={<LinkButton to={`/trainings/${session.id}`}>他の保健所に見える内容</LinkButton>}
        >
          他の保健所の職員が、傍聴やファシリテーターとしての参加を申し込むと、ここに並びます。
        </EmptyState>
      ) : (
        <ul className="flex flex-col gap-6">
          {requests.map((request) => (
            <JoiningRequest
              key={request.id}
              request={request}
              mayDecide={mayDecide}
              calledOff={calledOff}
              reply={answer?.typed.requestId === request.id ? answer.typed.reply : ""}
              error={
                answer?.typed.requestId === request.id
                  ? answer.errors.find(({ field }) => field === "reply")?.message
                  : undefined
              }
            />
          ))}
        </ul>
      )}
    </>
  );
}
