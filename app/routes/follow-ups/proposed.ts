import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import type { IsoDate } from "#app/domain/tokyo-time.ts";

/** What an earlier round left to be done, as the form of a later one proposes it. */
export interface ProposedFollowUp {
  id: string;
  text: string;
}

interface Waiting {
  id: string;
  task: string;
  assignee: string | null;
  dueOn: IsoDate | null;
}

export function proposedOf({ id, task, assignee, dueOn }: Waiting): ProposedFollowUp {
  const facts = [assignee && `担当 ${assignee}`, dueOn && `期限 ${formatDateWithoutWeekday(dueOn)}`].filter(Boolean);
  return { id, text: facts.length > 0 ? `${task}（${facts.join("、")}）` : task };
}
