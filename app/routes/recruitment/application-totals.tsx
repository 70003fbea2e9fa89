import type { ShownRecruitment } from "#app/use-cases/recruitments/show-recruitment.ts";

type ApplicationTotalsProps = Pick<ShownRecruitment, "seats" | "unconfirmed">;

/** How the seats stand, those of the hall and online told apart where there are both. */
export function ApplicationTotals({ seats, unconfirmed }: ApplicationTotalsProps) {
  const of = (mode: string) => (seats.length > 1 ? (mode === "online" ? "オンライン　" : "会場　") : "");
  return (
    <ul className="mb-5 flex flex-wrap gap-x-8 gap-y-1">
      {seats.map(({ mode, capacity, taken, waiting }) => (
        <li key={mode}>
          {of(mode)}席 {taken}人{capacity !== null && `／定員 ${capacity}人`}
          {waiting > 0 && `・空き待ち ${waiting}人`}
        </li>
      ))}
      {unconfirmed > 0 && <li>メールの確認を待つ申込み {unconfirmed}件（24時間で消えます）</li>}
    </ul>
  );
}
