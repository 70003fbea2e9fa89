import { Link } from "@remix-run/react";
import { fiscalYearName } from "#app/domain/fiscal-year.ts";
import { formatDate } from "#app/domain/japanese-date.ts";
import { besideUnknown } from "#app/text/home.ts";
import { categoryLabel } from "#app/text/labels.ts";
import { whenInYearText } from "#app/text/session.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState, PageHeading, Section } from "#app/ui/page.tsx";
import type { PrefectureHome } from "#app/use-cases/home/show-prefecture-home.ts";
import { HomeSessionItem, HomeSessionList } from "./home-session-list.tsx";
import { PrefectureTasks } from "./home-tasks.tsx";
import { HomeWaiting } from "./home-waiting.tsx";
import { HomeYear } from "./home-year.tsx";
import { activityHref, figureHref, headcountsHref } from "./reports/activity-links.ts";
import { StateChip } from "./sessions/state-chip.tsx";

export function PrefectureHomeView({ home }: { home: PrefectureHome }) {
  const { year, idleUnits, withoutHeadcount, week } = home;
  return (
    <>
      <PageHeading title="ホーム" lead={`今日は${formatDate(home.today)}です。`} />
      <Section
        title={`${fiscalYearName(year)}のここまで`}
        actions={
          <LinkButton to={activityHref(year)} size="sm">
            実績表を見る
          </LinkButton>
        }
      >
        <HomeYear home={home} />
      </Section>
      <PrefectureTasks tasks={home.tasks} />
      <div className="mt-10 grid gap-x-8 gap-y-10 lg:grid-cols-2 [&>section]:mt-0">
        <Section title="今年度の開催がまだない協議会">
          {home.units === 0 ? (
            <p>まだ協議会（集計単位）が登録されていません。</p>
          ) : idleUnits.length === 0 ? (
            <p>すべての協議会で、今年度の開催が記録されています。</p>
          ) : (
            <ul className="flex flex-wrap gap-x-4 gap-y-1">
              {idleUnits.map((unit) => (
                <li key={unit.id}>
                  <Link to={figureHref(year - 1, { unitId: unit.id })} className={LINK}>
                    {unit.name}
                  </Link>
                </li>
              ))}
            </ul>
          )}
          {idleUnits.length > 0 && (
            <p className="mt-2 text-[0.9375rem] text-solid-gray-700">名前を押すと、前年度の開催が見られます。</p>
          )}
        </Section>
        <Section
          title="人数未入力"
          actions={
            <LinkButton to={headcountsHref(year)} size="sm">
              一覧を見る
            </LinkButton>
          }
        >
          {withoutHeadcount.length === 0 ? (
            <p>人数が入力されていない開催はありません。</p>
          ) : (
            <ul>
              {withoutHeadcount.map(({ unit, sessions, unknown }) => (
                <li key={unit.id} className="flex justify-between gap-4 border-b border-solid-gray-200 py-1.5">
                  <Link to={headcountsHref(year)} className={LINK}>
                    {unit.name}
                  </Link>
                  <span className="tabular-nums">
                    {sessions}件{besideUnknown(unknown)}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Section>
      </div>
      <Section title="今日から7日間の開催">
        {week.length === 0 ? (
          <EmptyState
            title="7日以内の開催はありません"
            action={<LinkButton to="/sessions/calendar">月のカレンダーを見る</LinkButton>}
          />
        ) : (
          <HomeSessionList>
            {week.map((session) => (
              <HomeSessionItem
                key={session.id}
                {...session}
                when={whenInYearText(session)}
                facts={[session.center.name, categoryLabel[session.category], session.venue].filter(Boolean).join("・")}
                status={session.state === "held" && <StateChip state="held" />}
              />
            ))}
          </HomeSessionList>
        )}
      </Section>
      <HomeWaiting tasks={home.tasks} named="center" />
    </>
  );
}

const LINK =
  "inline-flex min-h-6 items-center text-key-1000 underline underline-offset-3 hover:text-key-900 hover:decoration-2 pointer-coarse:min-h-11";
