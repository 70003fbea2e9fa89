import { peopleSum, reportText } from "#app/text/reports.ts";
import { Stat } from "#app/ui/page.tsx";
import type { FigureSessions } from "#app/use-cases/reports/list-figure-sessions.ts";

/** 回数, 延べ人数 and 実人数: each named, each saying what it leaves out. */
export function FigureSums({ figure: { cell, distinct } }: { figure: Pick<FigureSessions, "cell" | "distinct"> }) {
  return (
    <div className="mb-6 grid gap-4 sm:grid-cols-3">
      <Stat label="回数" value={`${cell.sessions}回`} />
      <Stat
        label="延べ人数"
        value={peopleSum(cell)}
        note={cell.unknown > 0 ? reportText.missing(cell.sessions, cell.unknown) : "各回の人数の合計です。"}
      />
      <Stat
        label="実人数"
        value={distinct.sessions === 0 ? reportText.unknown : `${distinct.people.toLocaleString("ja-JP")}人`}
        note={
          distinct.sessions === 0
            ? "出席者の名簿がある開催がないため、分かりません。"
            : `名簿がある${distinct.sessions}回だけで、同じ人を1人と数えた人数です（全${cell.sessions}回）。`
        }
      />
    </div>
  );
}
