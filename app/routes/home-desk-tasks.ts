import { fiscalYearName } from "#app/domain/fiscal-year.ts";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { ENDS_SOON_DAYS } from "#app/domain/seat.ts";
import { APPLICATION_NEW_DAYS } from "#app/domain/task.ts";
import { deadlineText } from "#app/text/home.ts";
import { tellByHand } from "#app/text/seats.ts";
import { instantText } from "#app/text/session.ts";
import type { Tasks } from "#app/use-cases/home/find-tasks.ts";
import type { Task } from "./home-task-figures.tsx";
import { WAITING } from "./home-waiting.tsx";
import { activityHref, headcountsHref } from "./reports/activity-links.ts";

/** What waits at one desk or several. Each leads to the page of its session where it is only one, else to their list. */
export function deskTasks({
  unsent,
  mailsToCheck,
  offersToTell,
  toDecide,
  awaited,
  toSend,
  toTell,
  asked,
  applied,
  overdueFollowUps,
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
      label: "送信できていないメール",
      to: "/mails?state=queued",
      count: unsent.waiting,
      unit: "通",
      note: unsent.outage ? `${instantText(unsent.outage.since)}から、送信サーバーが受け付けません` : "",
    },
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
      note: "まだ送っていない方、FAX・郵送などで知らせる方、届かなかった方",
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
      label: "期限を過ぎた対応事項",
      to: "/follow-ups?state=overdue",
      count: overdueFollowUps.count,
      unit: "件",
      note: overdueFollowUps.first ? `最初の期限 ${formatDateWithoutWeekday(overdueFollowUps.first)}` : "",
    },
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
