import type { FieldError } from "#app/http/form.server.ts";
import { importProblemText, obstacleText, recordLabel } from "#app/text/import.ts";
import { Notice } from "#app/ui/notice.tsx";

interface ImportProblemProps {
  import: { problem: { code: keyof typeof importProblemText } | null };
  obstacles: readonly { table: string; recordId: string; usedBy: string | null; name: string | null }[];
  errors: readonly FieldError[];
}

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
                {obstacles.map(({ table, recordId, usedBy, name }) => (
                  <li key={`${recordId} ${usedBy}`}>
                    {recordLabel(table)}
                    {name && `「${name}」`}：{obstacleText(usedBy)}
                  </li>
                ))}
              </ul>
            )}
          </Notice>
        </div>
      )}
    </>
  );
}
