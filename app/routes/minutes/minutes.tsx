import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { staffContext } from "#app/http/context.server.ts";
import { doneText } from "#app/http/done.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { minutesRefusal, minutesText } from "#app/text/minutes.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { EmptyState, Section } from "#app/ui/page.tsx";
import { PaperSheet } from "#app/ui/paper.tsx";
import { showMinutes } from "#app/use-cases/minutes/show-minutes.ts";
import { showSession } from "#app/use-cases/sessions/show-session.ts";
import { FollowUpTable } from "../follow-ups/table.tsx";
import { SessionHeading } from "../sessions/session-heading.tsx";
import { AddFollowUpLink } from "./add-follow-up.tsx";
import { CommentsToHandle } from "./comments.tsx";
import { EditionLinks, MinutesFiles } from "./editions.tsx";
import { editionOf } from "./file-request.server.ts";
import { takeMinutesAction } from "./minutes-action.server.ts";
import { AskedNotice, MinutesStanding } from "./standing.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${minutesText.title}：${page?.session.title ?? "開催"}｜Renkei` },
];

const DONE = {
  written: "議事概要を保存しました",
  recall: "委員の確認を取りやめ、下書きに戻しました",
  confirm: "議事概要を確定しました",
  reopen: "確定を取り消しました。直したら、もう一度確定してください",
  handled: "御意見への対応を記録しました",
  followUp: "対応事項を保存しました",
  removed: "対応事項を削除しました",
};

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const id = args.params.id ?? "";
  const shown = await showMinutes(ctx, id, editionOf(args.request));
  const query = new URL(args.request.url).searchParams;
  const sent = { review: query.get("asked"), confirmed: query.get("told") };
  if (!shown.ok && shown.error !== "not-taken-place") orRefuse(shown);
  const session = shown.ok ? shown.value.session : orRefuse(await showSession(ctx, id)).session;
  const { title, state, category, agenda } = session;
  return {
    session: { id, title, state, category, hasAgenda: agenda.length > 0 },
    shown: shown.ok ? { ...shown.value, session: undefined } : null,
    today: tokyoDate(ctx.now()),
    done: doneText(args.request, DONE),
    sent,
  };
}

export async function action(args: ActionFunctionArgs) {
  const id = args.params.id ?? "";
  const taken = await takeMinutesAction(args);
  if (taken.ok) return redirect(`/sessions/${id}/minutes?done=${taken.done}${taken.at}`, 303);
  return data({ errors: taken.errors, typed: taken.typed }, { status: 422 });
}

export default function MinutesPage() {
  const { session, shown, today, done, sent } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const path = `/sessions/${session.id}/minutes`;
  if (!shown) {
    return (
      <>
        <SessionHeading session={session} tab="minutes" isOwn hasStarted={false} />
        <EmptyState title="まだ議事概要を作れません">{minutesRefusal["not-taken-place"]}</EmptyState>
      </>
    );
  }
  const { isOwn, mayWrite, minutes, edition, missing, paper, followUps, comments } = shown;
  return (
    <>
      <SessionHeading session={session} tab="minutes" isOwn={isOwn} hasStarted />
      <div className="mb-8 grid gap-4 empty:hidden">
        <ErrorSummary errors={answer?.errors ?? []} />
        {!answer && done && <Notice tone="success" title={done} />}
        {!answer && sent.review && <AskedNotice mails={Number(sent.review)} />}
        {!answer && sent.confirmed && (
          <Notice tone="success" title={`${Number(sent.confirmed)}人にメールで確定をお知らせしました`} />
        )}
        {missing.length > 0 && (
          <Notice tone="warning" title={`印刷できない文字があります：${missing.join("　")}`}>
            収めている書体にない文字です。PDFでは「〓」になります（Wordではそのまま残ります）。
          </Notice>
        )}
      </div>
      {isOwn && (
        <MinutesStanding
          {...{ path, minutes, mayWrite, today }}
          reopened={shown.reopened}
          waiting={comments.filter(({ handledAt }) => handledAt === null).length}
        />
      )}
      {isOwn && minutes && (
        <Section
          title={`${minutesText.followUps}（${followUps.length}件）`}
          id="follow-ups"
          actions={mayWrite && <AddFollowUpLink path={path} />}
        >
          <FollowUpTable rows={followUps} today={today} />
        </Section>
      )}
      {isOwn && comments.length > 0 && (
        <Section title={`委員からの御意見（${comments.length}件）`} id="comments">
          <CommentsToHandle
            comments={comments}
            mayWrite={mayWrite}
            typed={answer?.typed ?? {}}
            errors={answer?.errors ?? []}
          />
        </Section>
      )}
      {(minutes || !isOwn) && (
        <Section title="議事概要を見る" id="preview" actions={<MinutesFiles path={path} edition={edition} />}>
          {isOwn && <EditionLinks path={path} edition={edition} />}
          <PaperSheet paper={paper} label={paper.title} />
        </Section>
      )}
    </>
  );
}
