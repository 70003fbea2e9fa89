import { fiscalYearName } from "#app/domain/fiscal-year.ts";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { ENDS_SOON_DAYS } from "#app/domain/seat.ts";
import { APPLICATION_NEW_DAYS, DRAFT_DUE_DAYS } from "#app/domain/task.ts";
import { besideUnknown, deadlineText } from "#app/text/home.ts";
import { tellByHand } from "#app/text/seats.ts";
import { instantText } from "#app/text/session.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Section } from "#app/ui/page.tsx";
import type { Tasks } from "#app/use-cases/home/find-tasks.ts";
import type { CenterHome } from "#app/use-cases/home/show-center-home.ts";
import { type Task, TaskFigures } from "./home-task-figures.tsx";
import { WAITING } from "./home-waiting.tsx";
import { activityHref, headcountsHref } from "./reports/activity-links.ts";

/** What waits to be done at a center, as figures that lead there; nothing that is done already. */
export function HomeTasks({ home }: { home: CenterHome }) {
  return (
    <Section
      title="いまやること"
      actions={
        <LinkButton to="/reports/headcounts" size="sm">
          人数未入力の一覧
        </LinkButton>
      }
    >
      <TaskFigures tasks={[...tasksOf(home), ...deskTasks(home.tasks)]} />
    </Section>
  );
}

/** What waits at the desks of a prefecture, beside what its own sections say. */
export function PrefectureTasks({ tasks }: { tasks: Tasks }) {
  return (
    <Section title="保健所で待っている作業">
      <TaskFigures tasks={deskTasks(tasks)} />
    </Section>
  );
}

function tasksOf(home: CenterHome): Task[] {
  const pending = (of: CenterHome["awaiting"]) => of.reduce((sum, session) => sum + session.pending, 0);
  const overdue = pending(home.awaiting.filter((session) => session.overdue));
  // Last year's stand beside its report while that is not submitted.
  const withoutHeadcount = home.withoutHeadcount.filter(
    ({ year }) => !home.tasks.reports.some((report) => report.year === year),
  );
  return [
    { label: "送信できなかったメール", to: "/mails?state=failed", count: home.failedMails, unit: "通" },
    { label: "締めていない開催", to: "#unclosed", count: home.unclosed.length, unit: "件", note: "日が過ぎたもの" },
    ...withoutHeadcount.map(({ year, sessions, unknown }) => ({
      label: "人数未入力",
      to: headcountsHref(year),
      count: sessions,
      unit: "件",
      note: fiscalYearName(year) + besideUnknown(unknown),
    })),
    {
      label: "未回答",
      to: "#awaiting",
      count: pending(home.awaiting),
      unit: "人",
      note: `${home.awaiting.length}件の開催${overdue > 0 ? `（期限を過ぎて未回答 ${overdue}人）` : ""}`,
    },
    { label: "日程未定", to: "#undated", count: home.undated.length, unit: "件", note: "下書き・日程調整中・延期" },
    {
      label: "日が近い下書き",
      to: "#drafts",
      count: home.nearingDrafts.length,
      unit: "件",
      note: `${DRAFT_DUE_DAYS}日以内、または日が過ぎたもの`,
    },
  ];
}

/** Where it is one session that waits, its own page; else the list of them. */
function deskTasks({
  mailsToCheck,
  offersToTell,
  toDecide,
  awaited,
  toSend,
  toTell,
  asked,
  applied,
  endingTerms,
  vacantSeats,
  reports,
}: Tasks): Task[] {
  const requests = asked.reduce((sum, session) => sum + session.requests, 0);
  const changed = toTell.filter((session) => session.changed > 0);
  const uncalled = toTell.filter((session) => session.uncalled > 0);
  const to = (sessions: readonly { id: string }[], page: string) =>
    sessions.length === 1 ? `/sessions/${sessions[0]?.id}/${page}` : `#${WAITING}`;
  return [
    {
      label: "受信箱の要確認",
      to: "/inbound",
      count: mailsToCheck,
      unit: "通",
      note: "返信の確認、届かなかったメール",
    },
    {
      label: "変更をまだ知らせていない方",
      to: to(changed, "changes"),
      count: changed.reduce((sum, session) => sum + session.changed, 0),
      unit: "人",
      note: `日時・場所・状態などが変わった開催 ${changed.length}件`,
    },
    {
      label: "案内をまだ届けていない方",
      to: to(uncalled, "changes"),
      count: uncalled.reduce((sum, session) => sum + session.uncalled, 0),
      unit: "人",
      note: "FAX・郵送などで知らせる方",
    },
    {
      label: "空席の案内を伝える",
      to: offersToTell.sessionIds.length === 1 ? `/sessions/${offersToTell.sessionIds[0]}/responses` : "/sessions",
      count: offersToTell.count,
      unit: "人",
      note: offersToTell.first ? `${tellByHand}（最初の期限 ${instantText(offersToTell.first)}）` : "",
    },
    {
      label: "日程を決める",
      to: to(toDecide, "poll"),
      count: toDecide.length,
      unit: "件",
      note: "全員が回答、または期限切れ",
    },
    {
      label: "日程調整の未回答",
      to: to(awaited, "poll"),
      count: awaited.reduce((sum, { missing }) => sum + missing, 0),
      unit: "人",
      note: awaited.length === 1 ? awaited.map(deadlineText).join("") : `${awaited.length}件の日程調整`,
    },
    {
      label: "資料が未送付",
      to: to(toSend, "materials"),
      count: toSend.length,
      unit: "件",
      note: "14日以内の開催で、新しい資料があるもの",
    },
    {
      label: "受講の申込み（新着）",
      to: to(applied, "recruitment"),
      count: applied.reduce((sum, session) => sum + session.applications, 0),
      unit: "件",
      note: `この${APPLICATION_NEW_DAYS}日間に確定したもの`,
    },
    { label: "参加の申込み", to: to(asked, "joining"), count: requests, unit: "件", note: "傍聴・ファシリテーター" },
    {
      label: "任期満了が近い委員",
      to: "/bodies/terms",
      count: endingTerms,
      unit: "人",
      note: `${ENDS_SOON_DAYS}日以内、後任が未定`,
    },
    { label: "空席の委員枠", to: "/bodies/terms", count: vacantSeats, unit: "席", note: "後任が未定" },
    ...reports.map(({ year, guideDay, units, sessions }) => ({
      label: "実績報告が未提出",
      to: sessions > 0 ? headcountsHref(year) : activityHref(year),
      count: units.length,
      unit: "協議会",
      note: `${fiscalYearName(year)}分（提出の目安 ${formatDateWithoutWeekday(guideDay)}）${sessions > 0 ? `。人数未入力が${sessions}件` : ""}`,
    })),
  ];
}
