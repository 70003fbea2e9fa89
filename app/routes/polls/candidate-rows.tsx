import { MAX_WEEKS } from "#app/domain/poll-plan.ts";
import { Button } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Fold } from "#app/ui/fold.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { TimeField } from "#app/ui/time-field.tsx";
import type { FormFields } from "../sessions/form-fields.ts";

/** 候補日: rows that are added and removed by buttons of the form, so that no script is needed. */
export function CandidateRows({ fields, count }: { fields: FormFields; count: number }) {
  return (
    <div className="grid gap-4">
      {Array.from({ length: count }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; the whole form is made anew when rows change
        <fieldset key={row} className="min-w-0 rounded-12 border border-solid-gray-420 p-4">
          <legend className="px-1 font-700">候補{row + 1}</legend>
          <CandidateFields fields={fields} prefix={`candidates.${row}.`} />
          <p className="mt-2">
            <Button
              variant="tertiary"
              size="sm"
              name="rows"
              value={`remove:${row}`}
              formAction="#candidates"
              formNoValidate
            >
              <Icon name="trash" />
              候補{row + 1}を削除
            </Button>
          </p>
        </fieldset>
      ))}
      <p>
        <Button variant="secondary" name="rows" value="add" formAction="#candidates" formNoValidate>
          <Icon name="plus" />
          候補日を追加
        </Button>
      </p>
      <FillRows fields={fields} />
    </div>
  );
}

/** One date with its times. */
export function CandidateFields({ fields, prefix }: { fields: FormFields; prefix: string }) {
  return (
    <div className="grid gap-x-8 gap-y-4 md:grid-cols-[24rem_auto]">
      <DateField {...fields.of(`${prefix}date`)} label="日付" />
      <div className="flex flex-wrap gap-x-6 gap-y-4">
        <TimeField {...fields.of(`${prefix}start`)} label="開始" />
        <TimeField {...fields.of(`${prefix}end`)} label="終了" />
      </div>
    </div>
  );
}

const WEEKDAYS = ["月", "火", "水", "木", "金"].map((name, i) => ({ value: String(i + 1), label: `${name}曜日` }));

/** Proposes the same weekday and hour over some weeks. */
function FillRows({ fields }: { fields: FormFields }) {
  const { defaultValue: weekday, ...weekdayField } = fields.of("fill.weekday");
  const { defaultValue: weeks, ...weeksField } = fields.of("fill.weeks");
  return (
    <Fold title="曜日と時間から候補日を作る">
      <div className="grid gap-4 rounded-12 bg-solid-gray-50 p-4">
        <div className="flex flex-wrap items-start gap-x-6 gap-y-4">
          <SelectField {...weekdayField} label="曜日" defaultValue={weekday || "3"} options={WEEKDAYS} />
          <TextField
            {...weeksField}
            label="何週間"
            defaultValue={weeks || 4}
            inputMode="numeric"
            width="xs"
            hint={`${MAX_WEEKS}まで`}
          />
          <TimeField {...fields.of("fill.start")} label="開始" hint="例：14:00" />
          <TimeField {...fields.of("fill.end")} label="終了" hint="例：16:00" />
        </div>
        <DateField
          {...fields.of("fill.from")}
          label="いつから"
          hint="空欄は明日からです。土日祝日の週は除きます。"
          warnsOfDayOff={false}
        />
        <p>
          <Button variant="secondary" name="do" value="fill" formAction="#candidates" formNoValidate>
            <Icon name="calendar" />
            候補日に加える
          </Button>
        </p>
      </div>
    </Fold>
  );
}
