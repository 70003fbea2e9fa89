import { DateField } from "#app/ui/date-field.tsx";
import { SelectField, TextArea, TextField } from "#app/ui/field.tsx";
import type { FormFields } from "../sessions/form-fields.ts";

interface FollowUpFieldsProps {
  fields: FormFields;
  agenda: readonly { id: string; title: string }[];
  assignees: readonly string[];
}

const ASSIGNEES = "follow-up-assignees";

/** What is to be done, by whom, until when, and which item of the agenda it comes from. */
export function FollowUpFields({ fields, agenda, assignees }: FollowUpFieldsProps) {
  return (
    <>
      <datalist id={ASSIGNEES}>
        {assignees.map((assignee) => (
          <option key={assignee} value={assignee} />
        ))}
      </datalist>
      <TextArea {...fields.of("task")} label="対応事項" required rows={3} />
      <SelectField
        {...fields.of("agendaItemId")}
        label="議題"
        emptyLabel="（議題によらない）"
        options={agenda.map(({ id, title }, i) => ({ value: id, label: `議題${i + 1}　${title}` }))}
        hint="公開用の議事概要に載るのは、公開の議題を選んだ対応事項だけです。"
      />
      <TextField
        {...fields.of("assignee")}
        label="担当"
        width="lg"
        list={ASSIGNEES}
        autoComplete="off"
        hint="名簿の方は候補から選べます。公開用では、名簿の方は機関名だけになり、直接書いたものはそのまま載ります。"
      />
      <DateField {...fields.of("dueOn")} label="期限" warnsOfDayOff={false} />
    </>
  );
}

/** What a field of the form is called. */
export const followUpFieldLabel: Record<string, string> = {
  task: "対応事項",
  agendaItemId: "議題",
  assignee: "担当",
  dueOn: "期限",
  doneOn: "対応した日",
  doneNote: "対応の内容",
};
