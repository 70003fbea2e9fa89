import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { staffContext } from "#app/http/context.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { undoMergeRefusal } from "#app/text/people.ts";
import { instantText } from "#app/text/session.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeading, Section } from "#app/ui/page.tsx";
import { showPerson } from "#app/use-cases/people/show-person.ts";
import { undoMerge } from "#app/use-cases/people/undo-merge.ts";
import { MergeList } from "./merge-list.tsx";
import { AlikeNotice, GroupList, mergesInto, PersonFactList } from "./person-facts.tsx";
import { PersonFeed } from "./person-feed.tsx";
import { SeatTable, SessionTable } from "./person-history.tsx";
import { PersonPrivacy } from "./person-privacy.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.person.name ?? "人"}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const shown = orRefuse(await showPerson(ctx, args.params.id ?? ""));
  if (shown.person.mergedIntoId) throw redirect(`/people/${shown.person.mergedIntoId}?merged=1`);
  const { searchParams } = new URL(args.request.url);
  return {
    ...shown,
    done: (["added", "merged", "undone", "feedEnded", "trusted"] as const).find((step) => searchParams.has(step)),
  };
}

const undoing = z.object({ mergeId: z.string().max(64) });

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const form = await readForm(args.request, undoing);
  if (!form.ok) return data({ errors: form.errors }, { status: 422 });
  const result = await undoMerge(ctx, form.value.mergeId);
  if (!result.ok && (result.error === "undone-already" || result.error === "changed-since")) {
    return data({ errors: [{ message: undoMergeRefusal[result.error] }] }, { status: 422 });
  }
  const { keptId } = orRefuse(result);
  return redirect(`/people/${keptId}?undone=1`);
}

const DONE = {
  added: "登録しました",
  merged: "記録を統合しました",
  undone: "統合を取り消しました",
  feedEnded: "予定の購読を終了しました",
  trusted: "このアドレスに、また送るようにしました",
};

export default function PersonPage() {
  const { person, mayWrite, seats, sessions, groups, merges, feed, alike, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const path = `/people/${person.id}`;
  return (
    <>
      <PageHeading
        title={person.name}
        lead={person.kana}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "名簿", to: "/people" },
        ]}
        status={person.erasedAt && <Chip tone="neutral">消去済み</Chip>}
        actions={
          mayWrite &&
          !person.erasedAt && (
            <LinkButton to={`${path}/edit`}>
              <Icon name="edit" />
              内容を変更
            </LinkButton>
          )
        }
      />
      <div className="mb-8 grid gap-4 empty:hidden">
        <ErrorSummary errors={refused?.errors ?? []} />
        {done && !refused && <Notice tone="success" title={DONE[done]} />}
        {person.erasedAt && (
          <Notice tone="info" title={`この方の情報は、${instantText(person.erasedAt)}に消去しました`}>
            人数などの実績に数えるための記録だけが残っています。
          </Notice>
        )}
        <AlikeNotice personId={person.id} alike={alike} />
      </div>
      {!person.erasedAt && (
        <Section title="内容">
          <PersonFactList person={person} mayWrite={mayWrite} />
        </Section>
      )}
      <Section title="会議体の委員枠">
        <SeatTable seats={seats} />
      </Section>
      <Section title="案内と出席">
        <SessionTable sessions={sessions} />
      </Section>
      {!person.erasedAt && (
        <Section title="グループ（手で加えられているもの）">
          <GroupList groups={groups} />
        </Section>
      )}
      <PersonFeed feed={feed} mayWrite={mayWrite} />
      {merges.length > 0 && !person.erasedAt && (
        <Section title="この方に統合した記録">
          <MergeList merges={mergesInto(merges, mayWrite)} />
        </Section>
      )}
      {!person.erasedAt && <PersonPrivacy path={path} mayErase={mayWrite} />}
    </>
  );
}
