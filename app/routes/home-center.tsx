import { formatDate } from "#app/domain/japanese-date.ts";
import { DRAFT_DUE_DAYS } from "#app/domain/task.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { answersText, deadlineText, undatedText } from "#app/text/home.ts";
import { formatLabel } from "#app/text/labels.ts";
import { whenInYearText, whenText } from "#app/text/session.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { EmptyState, PageHeading, Section } from "#app/ui/page.tsx";
import type { CenterHome, ComingSession } from "#app/use-cases/home/show-center-home.ts";
import { HomeSessionItem, HomeSessionList } from "./home-session-list.tsx";
import { HomeTasks } from "./home-tasks.tsx";
import { HomeWaiting } from "./home-waiting.tsx";
import { PlanButton } from "./plan-button.tsx";
import { StateChip } from "./sessions/state-chip.tsx";

export function CenterHomeView({ home }: { home: CenterHome }) {
  return (
    <>
      <PageHeading title="ホーム" lead={`今日は${formatDate(home.today)}です。`} actions={<PlanButton />} />
      <HomeTasks home={home} />
      <HomeWaiting tasks={home.tasks} named="place" />
      <Section title="今日と、これから14日間の開催" id="soon">
        {home.soon.length === 0 ? (
          <EmptyState
            title="14日以内に予定された開催はありません"
            action={<LinkButton to="/sessions">開催の一覧を見る</LinkButton>}
          >
            次の会議や研修の日程が決まったら、開催を登録して案内を送ります。
          </EmptyState>
        ) : (
          <HomeSessionList>
            {home.soon.map((session) => (
              <Soon key={session.id} session={session} today={home.today} />
            ))}
          </HomeSessionList>
        )}
      </Section>
      {home.awaiting.length > 0 && (
        <Section title="回答を待っている開催" id="awaiting">
          <HomeSessionList>
            {home.awaiting.map((session) => (
              <HomeSessionItem
                key={session.id}
                {...session}
                when={deadlineText(session)}
                facts={`開催 ${whenInYearText(session)}`}
                status={
                  <Chip tone="warning" icon="clock">
                    {session.overdue ? "期限を過ぎて未回答" : "未回答"} {session.pending}人
                  </Chip>
                }
              />
            ))}
          </HomeSessionList>
        </Section>
      )}
      {home.unclosed.length > 0 && (
        <Section title="日が過ぎて、まだ締めていない開催" id="unclosed">
          <p className="mb-3">出席と人数を記録して「開催済み」にすると、実績に数えられます。</p>
          <HomeSessionList>
            {home.unclosed.map((session) => (
              <HomeSessionItem key={session.id} {...session} when={whenText(session)} />
            ))}
          </HomeSessionList>
        </Section>
      )}
      {home.nearingDrafts.length > 0 && (
        <Section title="下書きのまま日が近づいた開催" id="drafts">
          <p className="mb-3">
            {DRAFT_DUE_DAYS}日以内に開く予定のものと、日が過ぎたものです。日程を確定すると、案内を送れます。
          </p>
          <HomeSessionList>
            {home.nearingDrafts.map((session) => (
              <HomeSessionItem key={session.id} {...session} when={whenText(session)} />
            ))}
          </HomeSessionList>
        </Section>
      )}
      {home.undated.length > 0 && (
        <Section title="日程未定の開催" id="undated">
          <HomeSessionList>
            {home.undated.map((session) => (
              <HomeSessionItem
                key={session.id}
                {...session}
                when={undatedText(session)}
                status={<StateChip state={session.state} />}
              />
            ))}
          </HomeSessionList>
        </Section>
      )}
    </>
  );
}

function Soon({ session, today }: { session: ComingSession; today: string }) {
  const isToday = tokyoDate(session.startsAt) === today;
  const place = [session.venue, session.format === "onSite" ? null : formatLabel[session.format]].filter(Boolean);
  return (
    <HomeSessionItem
      {...session}
      when={
        <>
          {whenInYearText(session)}
          {isToday && <strong className="ml-2 text-solid-gray-900">今日</strong>}
        </>
      }
      facts={
        <>
          {place.join("・")}
          <span className="block">{answersText(session.answers)}</span>
        </>
      }
    />
  );
}
