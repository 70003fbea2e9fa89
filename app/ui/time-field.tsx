import { useState } from "react";
import { parseClockTime } from "#app/domain/tokyo-time.ts";
import { uiText } from "#app/text/ui.ts";
import { describedBy, FieldFrame, type FieldProps, INPUT_LOOK } from "#app/ui/field-frame.tsx";
import { fieldId } from "#app/ui/field-id.ts";
import { Remark } from "#app/ui/remark.tsx";

export interface TimeFieldProps extends FieldProps {
  defaultValue?: string;
}

const REFUSALS = { unreadable: uiText.timeUnreadable, "no-such-time": uiText.noSuchTime };

/** A time of day as offices write it (14時30分, 午後2時半); once left, the field shows it as HH:MM. */
export function TimeField({ name, label, id = fieldId(name), defaultValue, required, hint, error }: TimeFieldProps) {
  const [refusal, setRefusal] = useState<string>();

  const settle = (input: HTMLInputElement) => {
    if (input.value.trim() === "") return setRefusal(undefined);
    const read = parseClockTime(input.value);
    if (read.ok) input.value = read.value;
    setRefusal(read.ok ? undefined : REFUSALS[read.error]);
  };

  return (
    <FieldFrame {...{ id, label, required, hint, error }}>
      <input
        id={id}
        name={name}
        type="text"
        defaultValue={defaultValue}
        autoComplete="off"
        aria-required={required || undefined}
        aria-invalid={error || refusal ? true : undefined}
        aria-describedby={describedBy(id, { hint, error, echo: true })}
        onInput={() => setRefusal(undefined)}
        onBlur={(event) => settle(event.currentTarget)}
        className={`${INPUT_LOOK} max-w-[8rem] tabular-nums`}
      />
      <output id={`${id}-echo`} htmlFor={id} aria-live="polite" className="text-[0.9375rem] leading-160">
        {refusal && <Remark tone="error">{refusal}</Remark>}
      </output>
    </FieldFrame>
  );
}
