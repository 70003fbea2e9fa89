import { FollowUpProposals } from "../follow-ups/agenda-proposals.tsx";
import type { ProposedFollowUp } from "../follow-ups/proposed.ts";
import { AgendaRow } from "./agenda-row.tsx";
import { RowsButton } from "./agenda-rows-button.tsx";
import type { FormFields } from "./form-fields.ts";

const PRESENTERS = "agenda-presenters";

interface AgendaRowsProps {
  fields: FormFields;
  count: number;
  /** Those on the roster, as an agenda names them. */
  presenters: readonly string[];
  /** The round before; undefined while the form does not know its body. */
  lastRound?: { name: string; continued: number } | null | undefined;
  /** What earlier rounds left to be done. */
  followUps: readonly ProposedFollowUp[];
}

/** 議題: rows that are added, moved and removed by buttons of the form, so that no script is needed. */
export function AgendaRows({ fields, count, presenters, lastRound, followUps }: AgendaRowsProps) {
  return (
    <div className="flex flex-col gap-4">
      <datalist id={PRESENTERS}>
        {presenters.map((presenter) => (
          <option key={presenter} value={presenter} />
        ))}
      </datalist>
      {lastRound && (
        <p className="text-solid-gray-700">
          前回：{lastRound.name}
          {lastRound.continued > 0 && (
            <strong>　まだ入れていない「継続」の議題が{lastRound.continued}件あります。</strong>
          )}
        </p>
      )}
      <FollowUpProposals fields={fields} count={count} followUps={followUps} />
      {Array.from({ length: count }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; the whole form is made anew when rows change
        <AgendaRow key={row} fields={fields} row={row} last={row === count - 1} presenters={PRESENTERS} />
      ))}
      <p className="flex flex-wrap gap-3">
        <RowsButton act="add" icon="plus">
          議題を追加
        </RowsButton>
        <RowsButton act="carry" icon="history">
          前回からの継続を追加
        </RowsButton>
        <RowsButton act="copy" icon="copy">
          前回の議題を写す
        </RowsButton>
        <RowsButton act="followUps" icon="check">
          前回までの対応事項を追加
        </RowsButton>
      </p>
    </div>
  );
}
