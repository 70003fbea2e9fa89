import { POLL_NEEDS } from "#app/domain/poll.ts";
import { needLabel } from "#app/text/poll.ts";
import { INPUT_LOOK } from "#app/ui/field-frame.tsx";

interface NeedSelectProps {
  name: string;
  /** Whose it is: said to those who do not see the row. */
  person: string;
  defaultValue: string;
  /** Whether not asking at all is a choice. */
  mayLeaveOut?: boolean;
}

/** How much depends on someone, in a table's cell. */
export function NeedSelect({ name, person, defaultValue, mayLeaveOut }: NeedSelectProps) {
  return (
    <label className="block">
      <span className="sr-only">{person}さんの出席</span>
      <select name={name} defaultValue={defaultValue} className={`${INPUT_LOOK} min-w-32`}>
        {POLL_NEEDS.map((need) => (
          <option key={need} value={need}>
            {needLabel[need]}
          </option>
        ))}
        {mayLeaveOut && <option value="none">尋ねない</option>}
      </select>
    </label>
  );
}
