import { Form } from "@remix-run/react";
import { whenText } from "#app/text/session.ts";
import { Button } from "#app/ui/button.tsx";
import { Fold } from "#app/ui/fold.tsx";
import { NameLink } from "#app/ui/name-link.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { EmptyState } from "#app/ui/page.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { YearPlan } from "#app/use-cases/plans/show-year-plan.ts";
import { StateChip } from "../sessions/state-chip.tsx";

interface PlannedTableProps {
  groups: YearPlan["groups"];
  mayWrite: boolean;
  outOfOrder: boolean;
}

/** What the year has by now, body by body: planned ones say so, and drafts nobody was called to can go again. */
export function PlannedTable({ groups, mayWrite, outOfOrder }: PlannedTableProps) {
  const filled = groups.filter(({ sessions }) => sessions.length > 0);
  if (filled.length === 0) return <EmptyState title="この年度の開催はまだありません" />;
  return (
    <>
      {outOfOrder && mayWrite && (
        <div className="mb-4">
          <Notice tone="warning" title="下書きの回が、日付の順になっていません">
            <Form method="post" className="mt-2">
              <Button name="do" value="renumber" variant="secondary" size="sm">
                回を日付の順に付け直す
              </Button>
            </Form>
          </Notice>
        </div>
      )}
      <Table
        caption="この年度の開催"
        captionHidden
        roomy
        head={
          <tr>
            <Th scope="col">名称</Th>
            <Th scope="col" fit>
              日時
            </Th>
            <Th scope="col" fit>
              状態
            </Th>
            <Th scope="col" fit>
              計画
            </Th>
            {mayWrite && (
              <Th scope="col" fit>
                取消
              </Th>
            )}
          </tr>
        }
      >
        {filled.flatMap(({ key, name, bodyId, sessions }) => [
          <tr key={key} className="bg-solid-gray-50">
            <th
              scope="rowgroup"
              colSpan={mayWrite ? 5 : 4}
              className="px-3 py-2 text-left font-700 text-solid-gray-900"
            >
              {bodyId ? <NameLink to={`/bodies/${bodyId}`}>{name}</NameLink> : name}
              {`（${sessions.length}件）`}
            </th>
          </tr>,
          ...sessions.map((session) => (
            <tr key={`${key} ${session.id}`}>
              <Td>
                <NameLink to={`/sessions/${session.id}`}>{session.title}</NameLink>
              </Td>
              <Td nowrap>{whenText(session)}</Td>
              <Td>
                <StateChip state={session.state} />
              </Td>
              <Td nowrap>{session.planned ? "計画" : "計画外"}</Td>
              {mayWrite && <Td>{session.removable ? <Remove session={session} /> : "―"}</Td>}
            </tr>
          )),
        ])}
      </Table>
    </>
  );
}

/** Folded, so that one press takes nothing away. */
function Remove({ session: { id, title, version } }: { session: { id: string; title: string; version: number } }) {
  return (
    <div className="w-max">
      <Fold title="取り消す">
        <Form method="post" className="pb-2">
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="version" value={version} />
          <Button name="do" value="remove" variant="danger" size="sm">
            下書きを取り消す
            <span className="sr-only">：{title}</span>
          </Button>
        </Form>
      </Fold>
    </div>
  );
}
