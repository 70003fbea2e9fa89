import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { may } from "#app/domain/permission.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { staffContext } from "#app/http/context.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { EmptyState, PageHeading, Pagination } from "#app/ui/page.tsx";
import { showSessionChoices } from "#app/use-cases/sessions/show-session-choices.ts";
import { listTrainings } from "#app/use-cases/trainings/list-trainings.ts";
import { readTrainingFilter } from "./training-filter.server.ts";
import { TrainingFilterBar } from "./training-filter.tsx";
import { TrainingTabs } from "./training-tabs.tsx";
import { TrainingsTable } from "./trainings-table.tsx";

export const handle = { wide: true };

const titleOf = (when: string | undefined) => (when === "mine" ? "自分の申込み" : "各保健所の研修");

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${titleOf(page?.filter.when)}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const filter = readTrainingFilter(new URL(args.request.url).searchParams);
  const [list, { centers }] = await Promise.all([listTrainings(ctx, filter), showSessionChoices(ctx)]);
  const { prefectureId, centerId } = ctx.actor;
  return {
    ...{ list, centers, filter, centerId },
    mayAsk: may(ctx.actor, "joinRequest.write", { prefectureId, centerId: null }),
    thisMonth: tokyoDate(ctx.now()).slice(0, 7),
  };
}

export default function Trainings() {
  const { list, centers, filter, centerId, mayAsk, thisMonth } = useLoaderData<typeof loader>();
  const hrefFor = (page: number, path = "/trainings") => {
    const { centerId: center, ...rest } = filter;
    const entries = Object.entries({ ...rest, center, page });
    return `${path}?${new URLSearchParams(entries.flatMap(([key, value]) => (value ? [[key, String(value)]] : [])))}`;
  };
  const isMine = filter.when === "mine";
  return (
    <div className="print-landscape">
      <PageHeading
        title={titleOf(filter.when)}
        crumbs={[{ label: "ホーム", to: "/" }]}
        lead="日時の決まった研修会と講演会です。他の保健所の研修には、傍聴やファシリテーターとしての参加を申し込めます。"
        actions={
          <>
            <LinkButton to="/courses" reloadDocument>
              <Icon name="external" />
              公開の申込みページ
            </LinkButton>
            <LinkButton to="/feeds#trainings">
              <Icon name="calendar" />
              公開の予定表
            </LinkButton>
            <LinkButton to={hrefFor(1, "/trainings.xlsx")} reloadDocument>
              <Icon name="download" />
              Excel
            </LinkButton>
            <LinkButton to={hrefFor(1, "/trainings.csv")} reloadDocument>
              <Icon name="download" />
              CSV
            </LinkButton>
          </>
        }
      />
      <TrainingTabs tab={isMine ? "mine" : "list"} mayAsk={mayAsk} />
      <Form method="get" key={JSON.stringify(filter)}>
        <TrainingFilterBar filter={filter} centers={centers} thisMonth={thisMonth} />
      </Form>
      <p className="my-4" role="status">
        {list.total.toLocaleString("ja-JP")}件
      </p>
      {list.total === 0 ? (
        <EmptyState
          title={isMine ? "申し込んだ研修はありません" : "条件に合う研修はありません"}
          action={<LinkButton to="/trainings">これからの研修を見る</LinkButton>}
        >
          {isMine ? "研修のページから申し込むと、ここに並びます。" : "時期や保健所を変えて、もう一度お試しください。"}
        </EmptyState>
      ) : (
        <TrainingsTable rows={list.rows} centerId={centerId} mayAsk={mayAsk} />
      )}
      <Pagination page={list.page} pages={list.pages} hrefFor={hrefFor} />
    </div>
  );
}
