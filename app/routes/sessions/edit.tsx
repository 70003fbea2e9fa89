import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { refuse } from "#app/domain/result.ts";
import { stepsFrom } from "#app/domain/session.ts";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { commonRefusal } from "#app/text/refusals.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeading } from "#app/ui/page.tsx";
import { listWaitingFollowUps } from "#app/use-cases/follow-ups/list-waiting-follow-ups.ts";
import { listPresenters } from "#app/use-cases/sessions/list-presenters.ts";
import { editSession } from "#app/use-cases/sessions/save-session.ts";
import { showLastRound } from "#app/use-cases/sessions/show-last-round.ts";
import { showSession } from "#app/use-cases/sessions/show-session.ts";
import { showSessionChoices } from "#app/use-cases/sessions/show-session-choices.ts";
import { suggestRound } from "#app/use-cases/sessions/suggest-round.ts";
import { proposedOf } from "../follow-ups/proposed.ts";
import { offerOf, takeFromLastRound } from "./last-round.server.ts";
import { again, errorOf, readSessionForm } from "./read-session-form.server.ts";
import { SessionForm } from "./session-form.tsx";
import { typedSession } from "./typed-session.ts";

export const meta: MetaFunction = () => [{ title: "開催の変更｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { session, mayWrite, called, carried, inMinutes } = orRefuse(await showSession(ctx, args.params.id ?? ""));
  if (session.state === "cancelled") throw redirect(`/sessions/${session.id}`);
  if (!mayWrite) orRefuse(refuse("forbidden"));
  const round = { ...session, bodyIds: session.bodies.map(({ bodyId }) => bodyId) };
  return {
    id: session.id,
    title: session.title,
    typed: typedSession(session, { carried, inMinutes }),
    centerId: session.centerId,
    maySchedule: stepsFrom(session.state).includes("schedule"),
    isPostponed: session.state === "postponed",
    called,
    choices: await showSessionChoices(ctx),
    presenters: orRefuse(await listPresenters(ctx, round)),
    nextRound: session.round === null ? orRefuse(await suggestRound(ctx, round)) : null,
    lastRound: offerOf(orRefuse(await showLastRound(ctx, round)), session.agenda),
    followUps: orRefuse(await listWaitingFollowUps(ctx, round)).map(proposedOf),
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const form = await readSessionForm(args.request);
  if (form.kind === "rows") return again(form.typed);
  const id = args.params.id ?? "";
  if (form.kind === "take") return takeFromLastRound(ctx, { ...form, id, centerId: null });
  if (!form.ok) return again(form.typed, form.errors);
  const { input, schedule, version } = form.value;
  const result = await editSession(ctx, { id, version, input, schedule });
  if (!result.ok) return again(form.typed, [errorOf(result.error)]);
  const { withheld, untold, called } = result.value;
  if (withheld > 0) return redirect(`/sessions/${id}/materials?withheld=${withheld}`);
  if (untold > 0) return redirect(`/sessions/${id}/changes`);
  return redirect(called > 0 ? `/sessions/${id}?edited` : `/sessions/${id}`);
}

export default function EditSession() {
  const { id, title, typed, called, ...form } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeading
        title="開催の変更"
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "開催", to: "/sessions" },
          { label: title, to: `/sessions/${id}` },
        ]}
      />
      {called > 0 && (
        <div className="mb-8">
          <Notice tone="warning" title={`${called}人に案内済みです`}>
            変更しても、案内した方への連絡は自動では送られません。日時・場所・名称・オンラインの接続先・開催方法を変えると、保存したあとに、誰に何を知らせるかを確かめて送る画面に進みます。開催日を別の日に変えると、いただいた回答は取り消され、全員が未回答に戻ります（同じ日の時刻の変更では変わりません）。
          </Notice>
        </div>
      )}
      {answer?.errors.some(({ message }) => message === commonRefusal["edited-meanwhile"]) && (
        <p className="mb-6">
          <LinkButton to={`/sessions/${id}/edit`} reloadDocument>
            最新の内容を開く（いま入力したものは消えます）
          </LinkButton>
        </p>
      )}
      <SessionForm
        {...form}
        typed={answer?.typed ?? typed}
        errors={answer?.errors ?? []}
        revision={answer?.revision ?? "loaded"}
        backTo={`/sessions/${id}`}
      />
    </>
  );
}
