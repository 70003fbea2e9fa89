import { Link } from "@remix-run/react";
import { Notice } from "#app/ui/notice.tsx";
import type { Duplicates } from "#app/use-cases/people/find-duplicates.ts";

const MOST_CROWDS = 10;

/** Names of which there are too many records to be shown in pairs. */
export function CrowdNotice({ crowds, mostAlike, center }: Pick<Duplicates, "crowds" | "mostAlike" | "center">) {
  if (crowds.length === 0) return null;
  return (
    <Notice tone="info" title="似た記録が多すぎて、組にしていない氏名があります">
      <p>
        氏名と、フリガナ・所属・メールアドレスのどれかが同じ記録が{mostAlike}
        件を超えるため、その組は表に出していません。
      </p>
      <ul className="list-disc pl-6">
        {crowds.slice(0, MOST_CROWDS).map(({ name, people }) => (
          <li key={name}>
            <Link to={`/people?${new URLSearchParams({ words: name, center: center.id })}`}>{name}</Link>（
            {people.toLocaleString("ja-JP")}件）
          </li>
        ))}
        {crowds.length > MOST_CROWDS && <li>ほか{(crowds.length - MOST_CROWDS).toLocaleString("ja-JP")}の氏名</li>}
      </ul>
    </Notice>
  );
}
