import { Form } from "@remix-run/react";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { instantText } from "#app/text/session.ts";
import { Button } from "#app/ui/button.tsx";

interface ListedMerge {
  id: string;
  mergedAt: Instant;
  name: string;
  mayUndo: boolean;
}

/** Records merged into one, each with a button to take it apart again. */
export function MergeList({ merges }: { merges: readonly ListedMerge[] }) {
  return (
    <ul className="grid gap-3">
      {merges.map(({ id, mergedAt, name, mayUndo }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <span>
            {name}　{instantText(mergedAt)}に統合
          </span>
          {mayUndo && (
            <Form method="post">
              <input type="hidden" name="mergeId" value={id} />
              <Button variant="secondary" size="sm">
                統合を取り消す<span className="sr-only">（{name}）</span>
              </Button>
            </Form>
          )}
        </li>
      ))}
    </ul>
  );
}
