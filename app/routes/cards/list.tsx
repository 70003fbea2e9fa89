import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { fiscalYearCode, fiscalYearOf } from "#app/domain/fiscal-year.ts";
import { may } from "#app/domain/permission.ts";
import { staffContext } from "#app/http/context.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState, PageHeading, Pagination, Section } from "#app/ui/page.tsx";
import { listCards } from "#app/use-cases/cards/list-cards.ts";
import { showSessionChoices } from "#app/use-cases/sessions/show-session-choices.ts";
import { TrainingTabs } from "../trainings/training-tabs.tsx";
import { readCardFilter } from "./card-filter.server.ts";
import { CardFilterBar } from "./card-filter.tsx";
import { CardList } from "./card-list.tsx";

export const meta: MetaFunction = () => [{ title: "開催事例｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const filter = readCardFilter(new URL(args.request.url).searchParams);
  const [list, { centers }] = await Promise.all([listCards(ctx, filter), showSessionChoices(ctx)]);
  return {
    ...{ list, centers, filter },
    currentYear: fiscalYearOf(ctx.now()),
    mayAsk: may(ctx.actor, "joinRequest.write", { prefectureId: ctx.actor.prefectureId, centerId: null }),
  };
}

export default function Cards() {
  const { list, centers, filter, currentYear, mayAsk } = useLoaderData<typeof loader>();
  const hrefFor = (page: number) => {
    const { centerId: center, fiscalYear, programmeItem: item, occupation, words } = filter;
    const year = fiscalYear === null ? "" : fiscalYearCode(fiscalYear);
    const entries = Object.entries({ center, year, item, occupation, words, page });
    return `/cards?${new URLSearchParams(entries.flatMap(([key, value]) => (value ? [[key, String(value)]] : [])))}`;
  };
  return (
    <>
      <PageHeading
        title="開催事例"
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "研修・事例", to: "/trainings" },
        ]}
        lead="各保健所が公開した、会議や研修の事例です。自所の新しい開催の下書きとして写すことができます。"
      />
      <TrainingTabs tab="cards" mayAsk={mayAsk} />
      <Form method="get" key={JSON.stringify(filter)}>
        <CardFilterBar filter={filter} centers={centers} currentYear={currentYear} />
      </Form>
      <Section title={`公開された事例（${list.total.toLocaleString("ja-JP")}件）`}>
        {list.total === 0 ? (
          <EmptyState
            title="条件に合う事例はありません"
            action={<LinkButton to="/cards">絞り込みを解除する</LinkButton>}
          >
            事例は、開催を締めた後に、その開催の「事例」から公開できます。
          </EmptyState>
        ) : (
          <CardList cards={list.rows} />
        )}
        <Pagination page={list.page} pages={list.pages} hrefFor={hrefFor} />
      </Section>
      {list.drafts.length > 0 && (
        <Section title="公開していない自所の事例">
          <CardList cards={list.drafts} />
        </Section>
      )}
    </>
  );
}
