import { Form } from "@remix-run/react";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Section } from "#app/ui/page.tsx";
import type { FormFields } from "../sessions/form-fields.ts";
import { DecidePeople, type DecidePeopleProps } from "./decide-people.tsx";

interface DecideFormProps {
  people: Omit<DecidePeopleProps, "isCalling">;
  /** Whether deciding calls people; else the date is fixed and told. */
  isCalling: boolean;
  fields: FormFields;
  back: string;
}

/** Whom to call, what the invitation says of its answer, and the one button. */
export function DecideForm({ people, isCalling, fields, back }: DecideFormProps) {
  return (
    <Form method="post" noValidate className="mt-10">
      <DecidePeople {...people} isCalling={isCalling} />
      <Section title="開催案内">
        <div className="grid gap-7">
          <DateField
            {...fields.of("answerBy")}
            label="出欠の回答期限"
            hint="この日の終わりまで出欠の回答を受け付けます。空欄は開催まで"
            warnsOfDayOff={false}
          />
          <TextField
            {...fields.of("documentNumber")}
            label="文書番号"
            hint="開催通知に印字します。例：釧保企第123号"
            maxLength={50}
            width="md"
          />
        </div>
      </Section>
      <div className="mt-10 flex flex-wrap gap-4 border-t border-solid-gray-420 pt-6">
        <Button>
          <Icon name="check" />
          {isCalling ? "この日に決めて案内を送る" : "この日に決める"}
        </Button>
        <LinkButton to={back}>
          <Icon name="chevron-left" />
          戻る
        </LinkButton>
      </div>
    </Form>
  );
}
