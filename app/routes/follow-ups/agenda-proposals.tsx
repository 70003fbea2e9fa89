import { Link } from "@remix-run/react";
import type { FormFields } from "../sessions/form-fields.ts";
import type { ProposedFollowUp } from "./proposed.ts";

interface FollowUpProposalsProps {
  fields: FormFields;
  /** How many rows the agenda has. */
  count: number;
  followUps: readonly ProposedFollowUp[];
}

/** What earlier rounds left to be done and no item of this agenda takes up yet. */
export function FollowUpProposals({ fields, count, followUps }: FollowUpProposalsProps) {
  const taken = new Set(Array.from({ length: count }, (_, row) => fields.list(`agenda.${row}.followUpIds`)).flat());
  const waiting = followUps.filter(({ id }) => !taken.has(id));
  if (waiting.length === 0) return null;
  return (
    <div className="text-solid-gray-700">
      <p>
        <strong>前回までの対応事項で、済んでいないものが{waiting.length}件あります。</strong>
      </p>
      <ul className="list-disc pl-6">
        {waiting.map(({ id, text }) => (
          <li key={id} className="wrap-anywhere">
            <Link to={`/follow-ups/${id}`} target="_blank" className="text-key-1000 underline underline-offset-3">
              {text}
              <span className="text-[0.875rem]">（新しいタブで開きます）</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
