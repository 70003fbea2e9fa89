import { Icon } from "#app/ui/icon.tsx";
import { Stat } from "#app/ui/page.tsx";

export interface Task {
  label: string;
  to: string;
  count: number;
  unit: string;
  note?: string;
}

/** Tasks as figures that lead to where they are done; nothing that is done already. */
export function TaskFigures({ tasks }: { tasks: readonly Task[] }) {
  const waiting = tasks.filter(({ count }) => count > 0);
  if (waiting.length === 0) {
    return (
      <p className="flex items-start gap-2 text-solid-gray-900 [&>svg]:mt-1 [&>svg]:text-green-800">
        <Icon name="success" />
        待っている作業はありません。
      </p>
    );
  }
  return (
    <div className="grid grid-cols-2 gap-3 sm:gap-4 lg:grid-cols-4">
      {waiting.map(({ count, ...task }) => (
        <Stat key={task.label + task.note} {...task} value={count} />
      ))}
    </div>
  );
}
