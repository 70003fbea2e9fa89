import { POLL_MARKS, type PollMark } from "#app/domain/poll.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { markChoice } from "#app/text/poll.ts";
import { whenText } from "#app/text/session.ts";
import { RadioGroup } from "#app/ui/choices.tsx";
import { TextArea } from "#app/ui/field.tsx";
import type { FormFields } from "../sessions/form-fields.ts";

interface MarkFieldsProps {
  options: readonly { id: string; startsAt: Instant; endsAt: Instant }[];
  fields: FormFields;
  commentLabel: string;
  /** Whether every date is to be marked. */
  required?: boolean;
  size?: "md" | "lg";
}

/** ○ △ × for each date, and what else is to be said. */
export function MarkFields({ options, fields, commentLabel, required, size = "md" }: MarkFieldsProps) {
  return (
    <div className="grid gap-8">
      {options.map((option) => {
        const { defaultValue, ...field } = fields.of(`marks.${option.id}`);
        return (
          <RadioGroup
            key={option.id}
            {...field}
            legend={whenText(option)}
            required={required}
            defaultValue={defaultValue || undefined}
            options={POLL_MARKS.map((mark) => ({ value: mark, label: markChoice[mark] }))}
            size={size}
            layout="row"
          />
        );
      })}
      <TextArea {...fields.of("comment")} label={commentLabel} rows={3} />
    </div>
  );
}

/** A reply as a form that starts from it shows it. */
export function typedReply(marks: Record<string, PollMark>, comment: string | null): Record<string, string> {
  const fields = Object.entries(marks).map(([id, mark]) => [`marks.${id}`, mark]);
  return { ...Object.fromEntries(fields), comment: comment ?? "" };
}
