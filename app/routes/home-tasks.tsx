import { fiscalYearName } from "#app/domain/fiscal-year.ts";
import { besideUnknown } from "#app/text/home.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Section, Stat } from "#app/ui/page.tsx";
import type { CenterHome } from "#app/use-cases/home/show-center-home.ts";
import { headcountsHref } from "./reports/activity-links.ts";

interface Task {
  label: string;
  to: string;
  count: number;
  unit: string;
  note?: string;
}

/** What waits to be done, as figures that lead there; nothing that is done already. */
export function HomeTasks({ home }: { home: CenterHome }) {
  const tasks = tasksOf(home).filter((task) => task.count > 0);
  return (
    <Section
      title="いまやること"
      actions={
        <LinkButton to="/reports/headcounts" size="sm">
          人数未入力の一覧
        </LinkButton>
      }
    >
      {tasks.length === 0 ? (
        <p className="flex items-start gap-2 text-solid-gray-900 [&>svg]:mt-1 [&>svg]:text-green-800">
          <Icon name="success" />
          待っている作業はありません。
        </p>
      ) : (
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
          {tasks.map(({ count, ...task }) => (
            <Stat key={task.to} {...task} value={count} />
          ))}
        </div>
      )}
    </Section>
  );
}

function tasksOf(home: CenterHome): Task[] {
  const pending = home.awaiting.reduce((sum, session) => sum + session.pending, 0);
  return [
    { label: "送信できなかったメール", to: "/mails?state=failed", count: home.failedMails, unit: "通" },
    { label: "締めていない開催", to: "#unclosed", count: home.unclosed.length, unit: "件", note: "日が過ぎたもの" },
    ...home.withoutHeadcount.map(({ year, sessions, unknown }) => ({
      label: "人数未入力",
      to: headcountsHref(year),
      count: sessions,
      unit: "件",
      note: fiscalYearName(year) + besideUnknown(unknown),
    })),
    { label: "未回答", to: "#awaiting", count: pending, unit: "人", note: `${home.awaiting.length}件の開催` },
    { label: "日程未定", to: "#undated", count: home.undated.length, unit: "件", note: "下書き・日程調整中・延期" },
  ];
}
