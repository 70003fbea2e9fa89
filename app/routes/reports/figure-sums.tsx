import { shownPeople } from "#app/domain/tally.ts";
import { reportText } from "#app/text/reports.ts";
import { Stat } from "#app/ui/page.tsx";
import type { FigureSessions } from "#app/use-cases/reports/list-figure-sessions.ts";

/** 回数, 延べ人数 and 実人数: each named, each saying what it leaves out. */
export function FigureSums({ figure: { cell, distinct } }: { figure: Pick<FigureSessions, "cell" | "distinct"> }) {
  const shown = shownPeople(cell);
  const known = shown.kind === "known" || shown.kind === "partly";
  const people = known ? `${cell.approximate > 0 ? "約" : ""}${shown.people}` : reportText.unknown;
  return (
    <div className="mb-6 grid gap-4 sm:grid-cols-3">
      <Stat label="回数" value={cell.sessions} unit="回" />
      <Stat
        label="延べ人数"
        value={people}
        {...(known && { unit: shown.kind === "partly" ? `人${reportText.partly}` : "人" })}
        note={cell.unknown > 0 ? reportText.missing(cell.sessions, cell.unknown) : "各回の人数の合計です。"}
      />
      <Stat
        label="実人数"
        value={distinct.sessions === 0 ? reportText.unknown : distinct.people}
        {...(distinct.sessions > 0 && { unit: "人" })}
        note={
          distinct.sessions === 0
            ? "出席者の名簿がある開催がないため、わかりません。"
            : `名簿がある${distinct.sessions}回だけで、同じ人を1人と数えた人数です（全${cell.sessions}回）。`
        }
      />
    </div>
  );
}
