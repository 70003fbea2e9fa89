import { fiscalYearName } from "#app/domain/fiscal-year.ts";
import { DRAFT_DUE_DAYS } from "#app/domain/task.ts";
import { besideUnknown } from "#app/text/home.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Section } from "#app/ui/page.tsx";
import type { Tasks } from "#app/use-cases/home/find-tasks.ts";
import type { CenterHome } from "#app/use-cases/home/show-center-home.ts";
import { deskTasks } from "./home-desk-tasks.ts";
import { type Task, TaskFigures } from "./home-task-figures.tsx";
import { headcountsHref } from "./reports/activity-links.ts";

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
    { label: "届いていないメール", to: "/mails?state=open", count: home.failedMails, unit: "通" },
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
