import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { staffContext } from "#app/http/context.server.ts";
import { doneText } from "#app/http/done.server.ts";
import { readFormData } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { participantRoleLabel } from "#app/text/labels.ts";
import { pollNotice, pollRefusal } from "#app/text/poll.ts";
import { whenText } from "#app/text/session.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeading, Section } from "#app/ui/page.tsx";
import { showPollParticipant } from "#app/use-cases/polls/show-poll-participant.ts";
import { formFields } from "../sessions/form-fields.ts";
import { DeskReplyForm } from "./desk-reply-form.tsx";
import { typedReply } from "./mark-fields.tsx";
import { changeParticipant } from "./participant-form.server.ts";
import { LinkSection, NeedSection } from "./participant-sections.tsx";
import { ReplyHistory } from "./reply-history.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.participant.name ?? ""}さんの日程の回答｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const ids = { sessionId: args.params.id ?? "", participantId: args.params.participantId ?? "" };
  const { session, ...shown } = orRefuse(await showPollParticipant(ctx, ids));
  return {
    ...shown,
    session: { id: session.id, title: session.title },
    done: doneText(args.request, pollNotice),
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const ids = { sessionId: args.params.id ?? "", participantId: args.params.participantId ?? "" };
  return changeParticipant(ctx, ids, await readFormData(args.request));
}

export default function PollParticipantPage() {
  const { session, participant, mayEnter, window, link, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const isOver = window === "poll-decided" || window === "poll-closed";
  const { name, organizationName, title, role, currentReply, poll } = participant;
  const marks = Object.fromEntries(currentReply?.marks.map(({ optionId, mark }) => [optionId, mark]) ?? []);
  const errors = refused?.errors ?? [];
  return (
    <>
      <PageHeading
        title={`${name}さんの日程の回答`}
        lead={[participantRoleLabel[role], organizationName, title].filter(Boolean).join("　")}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "開催", to: "/sessions" },
          { label: session.title, to: `/sessions/${session.id}` },
          { label: "日程調整", to: `/sessions/${session.id}/poll` },
        ]}
      />
      <div className="mb-8 grid gap-6 empty:hidden">
        <ErrorSummary
          errors={errors}
          labelOf={(field) => {
            const option = poll.options.find(({ id }) => field === `marks.${id}`);
            return option && whenText(option);
          }}
        />
        {done && !refused && <Notice tone="success" title={done} />}
        {isOver && <Notice tone="info" title={pollRefusal[window]} />}
      </div>
      {mayEnter && !isOver && (
        <Section title="電話・FAXなどで受けた回答を入力">
          <DeskReplyForm
            options={poll.options}
            late={window === "late"}
            fields={formFields({ typed: refused?.typed ?? typedReply(marks, currentReply?.comment ?? null), errors })}
          />
        </Section>
      )}
      <Section title="回答の履歴">
        <ReplyHistory replies={participant.replies} options={poll.options} />
      </Section>
      {mayEnter && !isOver && (
        <NeedSection need={participant.need} error={errors.find(({ field }) => field === "need")?.message} />
      )}
      {mayEnter && !isOver && <LinkSection participant={participant} link={link} />}
    </>
  );
}
