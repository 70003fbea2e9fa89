import { Form } from "@remix-run/react";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import type { IsoDate } from "#app/domain/tokyo-time.ts";
import { Button } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/date-field.tsx";

interface RosterDateProps {
  on: IsoDate;
  /** As it stands in the address; empty for today. */
  typed: string;
  error: string | undefined;
}

/** Asks for the day of the roster: before a change of members in April, after it, or long ago. */
export function RosterDate({ on, typed, error }: RosterDateProps) {
  return (
    <Form method="get" noValidate>
      <div className="mb-6 flex flex-col items-start gap-2 rounded-12 bg-solid-gray-50 p-4 print:hidden">
        <DateField
          name="on"
          label="名簿の日付"
          warnsOfDayOff={false}
          hint="例：令和6年4月1日、R6.4.1、2024/4/1"
          defaultValue={error ? typed : formatDateWithoutWeekday(on)}
          {...(error && { error })}
        />
        <Button variant="secondary">この日の名簿を表示</Button>
      </div>
    </Form>
  );
}
