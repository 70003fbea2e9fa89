import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { staffContext } from "#app/http/context.server.ts";
import { parseForm, readFormData } from "#app/http/form.server.ts";
import type { Typed } from "#app/http/form-rows.ts";
import { pollDeskRefusal } from "#app/text/poll.ts";
import { Notice } from "#app/ui/notice.tsx";
import { SessionHeading } from "../sessions/session-heading.tsx";
import { editedFields } from "./edited-fields.server.ts";
import { previewOrOpen, proposalOf } from "./new-poll.server.ts";
import { PollConfirm } from "./poll-confirm.tsx";
import { again, pollFields } from "./poll-form.server.ts";
import { PollForm } from "./poll-form.tsx";

export const meta: MetaFunction = () => [{ title: "日程調整の準備｜Renkei" }];

const FIRST: Typed = { "candidates.0.date": "", "candidates.0.start": "", "candidates.0.end": "" };

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const proposal = await proposalOf(ctx, args.params.id ?? "", FIRST);
  if (proposal.refusal === "poll-open") throw redirect(`/sessions/${args.params.id}/poll`);
  return { ...proposal, isDelivered: ctx.settings.mailIsDelivered };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const sessionId = args.params.id ?? "";
  const posted = await readFormData(args.request);
  const step = posted.get("do");
  if (step === "preview" || step === "open") return previewOrOpen(ctx, sessionId, posted, step);
  const typed = editedFields(ctx, parseForm(posted, pollFields).typed);
  const proposal = await proposalOf(ctx, sessionId, typed);
  return again({ typed: { ...typed, group: "" }, proposal, preview: null });
}

export default function NewPoll() {
  const { isDelivered, ...loaded } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const proposal = answer?.proposal ?? loaded;
  const { session, hasStarted, refusal } = proposal;
  return (
    <>
      <SessionHeading session={session} tab="poll" isOwn hasStarted={hasStarted} />
      {refusal ? (
        <Notice tone="info" title={pollDeskRefusal[refusal]} />
      ) : answer?.preview ? (
        <PollConfirm preview={answer.preview} typed={answer.typed} isDelivered={isDelivered} />
      ) : (
        <PollForm
          proposal={proposal}
          typed={answer?.typed ?? FIRST}
          errors={answer?.errors ?? []}
          revision={answer?.revision ?? "new"}
        />
      )}
    </>
  );
}
