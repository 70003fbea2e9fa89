import { Link } from "@remix-run/react";
import { MOST_OBSTACLES } from "#app/domain/import-state.ts";
import type { FieldError } from "#app/http/form.server.ts";
import { importProblemText, obstacleText, recordLabel } from "#app/text/import.ts";
import { Notice } from "#app/ui/notice.tsx";
import type { ShownImport } from "#app/use-cases/imports/show-import.ts";

interface ImportProblemProps {
  import: { problem: { code: keyof typeof importProblemText } | null };
  obstacles: readonly ShownObstacle[];
  errors: readonly FieldError[];
}

type ShownObstacle = ShownImport["obstacles"][number];

/** Why the import stands where it does, and what was refused just now. */
export function ImportProblemNotice({ import: { problem }, obstacles, errors }: ImportProblemProps) {
  const refused = errors.filter(({ field }) => !field);
  const text = problem && importProblemText[problem.code];
  return (
    <>
      {refused.map(({ message }) => (
        <div key={message} className="mb-6">
          <Notice tone="error" title={message} />
        </div>
      ))}
      {text && (
        <div className="mb-6">
          <Notice tone={problem.code === "changed-since-check" ? "warning" : "error"} title={text.title}>
            <p>{text.advice}</p>
            {obstacles.length > 0 && (
              <ul className="mt-2 list-disc pl-6">
                {obstacles.slice(0, MOST_OBSTACLES).map((each) => (
                  <li key={`${each.recordId} ${each.usedBy}`}>
                    <Obstacle {...each} />
                  </li>
                ))}
                {obstacles.length > MOST_OBSTACLES && <li>ほかにもあります。</li>}
              </ul>
            )}
          </Notice>
        </div>
      )}
    </>
  );
}

const PAGES: Record<NonNullable<ShownObstacle["record"]>["page"]["of"], string> = {
  person: "/people",
  organization: "/organizations",
  session: "/sessions",
  body: "/bodies",
  year: "/reports/activity",
};

function Obstacle({ table, usedBy, record }: ShownObstacle) {
  if (!record) return `${recordLabel(table)}：取込みのあとに削除されています。`;
  const { name, page } = record;
  return (
    <>
      {recordLabel(table)} <Link to={`${PAGES[page.of]}/${page.id}`}>{name}</Link>：{obstacleText(usedBy)}
    </>
  );
}
