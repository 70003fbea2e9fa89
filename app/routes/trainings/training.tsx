import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { JOIN_ROLES } from "#app/domain/join-request.ts";
import { staffContext } from "#app/http/context.server.ts";
import { choice, optionalLines } from "#app/http/fields.server.ts";
import { parseForm, readFormData } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { joinRefusal } from "#app/text/joining.ts";
import { categoryLabel } from "#app/text/labels.ts";
import { commonRefusal, rsvpRefusal } from "#app/text/refusals.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeading, Section } from "#app/ui/page.tsx";
import { askToJoin } from "#app/use-cases/trainings/ask-to-join.ts";
import { showTraining } from "#app/use-cases/trainings/show-training.ts";
import { withdrawRequest } from "#app/use-cases/trainings/withdraw-request.ts";
import { StateChip } from "../sessions/state-chip.tsx";
import { TrainingFacts, TrainingProgramme } from "./training-facts.tsx";
import { JoinForm, OwnRequest } from "./training-join.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.training.title ?? "研修"}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  return orRefuse(await showTraining(await staffContext(args), args.params.id ?? ""));
}

const asking = z.object({ role: choice(JOIN_ROLES), message: optionalLines(1000) });
const message = { ...commonRefusal, ...rsvpRefusal, ...joinRefusal };

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const sessionId = args.params.id ?? "";
  const body = await readFormData(args.request);
  const form = parseForm(body, asking);
  const typed = { role: String(form.typed.role ?? ""), message: String(form.typed.message ?? "") };
  if (body.get("step") === "withdraw") {
    const result = await withdrawRequest(ctx, { sessionId });
    return result.ok ? redirect(`/trainings/${sessionId}`) : again(typed, [{ message: message[result.error] }]);
  }
  if (!form.ok) return again(typed, form.errors);
  const result = await askToJoin(ctx, { sessionId, ...form.value });
  return result.ok ? redirect(`/trainings/${sessionId}`) : again(typed, [{ message: message[result.error] }]);
}

function again(typed: { role: string; message: string }, errors: { field?: string; message: string }[]) {
  return data({ typed, errors }, { status: 422 });
}

export default function Training() {
  const { training, isOwn, mayAsk, refusal, request, mayWithdraw } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = answer?.errors ?? [];
  return (
    <>
      <PageHeading
        title={training.title}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "研修・事例", to: "/trainings" },
        ]}
        status={
          <>
            <StateChip state={training.state} />
            <Chip tone="neutral">{categoryLabel[training.category]}</Chip>
          </>
        }
        actions={
          isOwn && (
            <>
              <LinkButton to={`/sessions/${training.id}/joining`}>参加の申込みを見る</LinkButton>
              <LinkButton to={`/sessions/${training.id}`}>自所の開催として開く</LinkButton>
            </>
          )
        }
      />
      <div className="mb-8 empty:hidden">
        <ErrorSummary errors={errors} labelOf={(field) => FIELDS[field]} />
      </div>
      {training.stateReason && (
        <div className="mb-8">
          <Notice tone="warning" title={training.state === "cancelled" ? "中止の理由" : "延期の理由"}>
            {training.stateReason}
          </Notice>
        </div>
      )}
      <Section title="研修の内容">
        <TrainingFacts training={training} />
      </Section>
      <Section title="プログラム">
        <TrainingProgramme agenda={training.agenda} />
      </Section>
      {mayAsk && (
        <Section title="参加の申込み" id="joining">
          {request && <OwnRequest {...{ request, mayWithdraw, calledOff: training.state === "cancelled" }} />}
          {refusal === null && (
            <div className={request ? "mt-8" : ""}>
              <JoinForm typed={answer?.typed ?? { role: "", message: "" }} errors={errors} />
            </div>
          )}
          {!request && refusal && <p>{joinRefusal[refusal]}</p>}
        </Section>
      )}
    </>
  );
}

const FIELDS: Record<string, string> = { role: "参加のしかた", message: "主催する保健所への伝言" };
