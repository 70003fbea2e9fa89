import { Form } from "@remix-run/react";
import { formatDateShort } from "#app/domain/japanese-date.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { mailKindLabel } from "#app/text/mail.ts";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { FilterBar } from "#app/ui/page.tsx";
import type { MailList } from "#app/use-cases/mails/list-mails.ts";

interface MailsFilterProps {
  filter: {
    view?: string | undefined;
    sessionId?: string | undefined;
    kind?: string | undefined;
    words?: string | undefined;
  };
  sessions: MailList["sessions"];
}

export function MailsFilter({ filter: { view, sessionId, kind, words }, sessions }: MailsFilterProps) {
  return (
    <Form method="get" key={`${sessionId} ${kind} ${words}`}>
      {view && <input type="hidden" name="state" value={view} />}
      <FilterBar>
        <SelectField
          name="session"
          label="開催"
          defaultValue={sessionId ?? ""}
          emptyLabel="すべて"
          options={sessions.map(({ id, title, startsAt }) => ({
            value: id,
            label: startsAt ? `${formatDateShort(tokyoDate(startsAt))} ${title}` : title,
          }))}
        />
        <SelectField
          name="kind"
          label="種類"
          defaultValue={kind ?? ""}
          emptyLabel="すべて"
          options={Object.entries(mailKindLabel).map(([value, label]) => ({ value, label }))}
        />
        <TextField name="q" label="宛先の氏名・アドレス" defaultValue={words ?? ""} />
      </FilterBar>
    </Form>
  );
}
