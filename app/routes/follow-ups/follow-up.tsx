import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { followUpState } from "#app/domain/follow-up.ts";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { staffContext } from "#app/http/context.server.ts";
import { doneText } from "#app/http/done.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { followUpStateLabel } from "#app/text/follow-up.ts";
import { minutesText } from "#app/text/minutes.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DescriptionList, PageHeading, Section } from "#app/ui/page.tsx";
import { showFollowUp } from "#app/use-cases/follow-ups/show-follow-up.ts";
import { formFields } from "../sessions/form-fields.ts";
import { followUpFieldLabel } from "./fields.tsx";
import { takeFollowUpAction } from "./follow-up-action.server.ts";
import { DoneForm, EditForm, RemoveForm } from "./follow-up-forms.tsx";
import { FollowUpTable } from "./table.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `対応事項：${page?.followUp.task ?? ""}｜Renkei` },
];

const DONE = { saved: "対応事項を保存しました", finish: "対応済みにしました", reopen: "対応中に戻しました" };

export async function loader(args: LoaderFunctionArgs) {
  const shown = orRefuse(await showFollowUp(await staffContext(args), args.params.id ?? ""));
  return { ...shown, done: doneText(args.request, DONE) };
}

export async function action(args: ActionFunctionArgs) {
  const taken = await takeFollowUpAction(args);
  if (taken.ok) return redirect(taken.to, 303);
  return data({ typed: taken.typed, errors: taken.errors }, { status: 422 });
}

export default function FollowUpPage() {
  const { followUp, agenda, assignees, today, mayWrite, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = answer?.errors ?? [];
  const { session, version, task, agendaItemId, assignee, dueOn, doneOn, doneNote } = followUp;
  const recorded = {
    task,
    agendaItemId: agendaItemId ?? "",
    assignee: assignee ?? "",
    dueOn: dueOn ? formatDateWithoutWeekday(dueOn) : "",
    doneOn: formatDateWithoutWeekday(doneOn ?? today),
    doneNote: doneNote ?? "",
  };
  const fields = formFields({ typed: { ...recorded, ...answer?.typed }, errors });
  return (
    <>
      <PageHeading
        title="対応事項"
        lead={`状況：${followUpStateLabel[followUpState(followUp, today)]}`}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "対応事項", to: "/follow-ups" },
          { label: `${session.title}の${minutesText.title}`, to: `/sessions/${session.id}/minutes` },
        ]}
      />
      <div className="mb-8 grid gap-4 empty:hidden">
        <ErrorSummary errors={errors} labelOf={(field) => followUpFieldLabel[field]} />
        {!answer && done && <Notice tone="success" title={done} />}
      </div>
      <Section title="内容">
        <FollowUpTable rows={[followUp]} today={today} withSession />
      </Section>
      {doneOn && (
        <Section title="対応">
          <DescriptionList
            items={[
              { term: "対応した日", description: formatDateWithoutWeekday(doneOn) },
              {
                term: "対応の内容",
                description: <span className="whitespace-pre-line">{doneNote ?? "記録なし"}</span>,
              },
            ]}
          />
        </Section>
      )}
      {mayWrite && (
        <div key={version} className="mt-10">
          <DoneForm version={version} isDone={doneOn !== null} fields={fields} />
          <EditForm {...{ version, agenda, assignees, fields }} />
          <RemoveForm version={version} />
        </div>
      )}
    </>
  );
}
