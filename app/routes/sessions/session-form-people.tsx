import { REMINDER_KINDS } from "#app/domain/reminder.ts";
import { SESSION_TAG_KINDS, SESSION_TAGS, type SessionTagKind } from "#app/domain/taxonomy.ts";
import { tagKindLabel, tagText } from "#app/text/labels.ts";
import { reminderKindLabel } from "#app/text/reminder.ts";
import { CheckboxGroup } from "#app/ui/choices.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { TextArea, TextField } from "#app/ui/field.tsx";
import { Fold } from "#app/ui/fold.tsx";
import type { FormFields } from "./form-fields.ts";
import { named } from "./session-form-plan.tsx";

/** As many as the longest of the words allows. */
const COLUMNS: Record<SessionTagKind, number> = {
  targetOccupation: 4,
  targetOrganization: 3,
  careScene: 4,
  programmeItem: 1,
  trainingFormat: 4,
  fundingSource: 3,
};

/** What those who are called need to know, and by when they answer. */
export function InvitingPart({ fields }: { fields: FormFields }) {
  return (
    <div className="flex flex-col gap-7">
      <div className="grid gap-x-8 gap-y-4 md:grid-cols-[24rem_auto]">
        <DateField {...fields.of("answerBy")} label="回答期限" hint="この日の終わりまで回答を受け付けます。" />
        <Capacities fields={fields} />
      </div>
      <CheckboxGroup
        {...fields.boxes("reminds")}
        legend="自動のお知らせ"
        hint="お願いは回答期限（ないときは開催日）の3日前、お知らせは開催の前日の9時に、メールで送ります。"
        options={REMINDER_KINDS.map((value) => ({ value, label: reminderKindLabel[value] }))}
      />
      <TextArea
        {...fields.of("notice")}
        label="参加する方へのお知らせ"
        hint="案内と回答ページに載せます（駐車場、持ち物など）。"
        rows={3}
      />
    </div>
  );
}

/**
 * Each limit where the format chosen has such seats. Hidden only by a browser that knows :has(): any other shows both,
 * and what a format has no seats for is dropped when it is saved.
 */
function Capacities({ fields }: { fields: FormFields }) {
  const hint = "空欄は制限なし。増やすと空き待ちの順に案内します";
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-4">
      <div className="group-has-[input[name=format][value=online]:checked]/session:hidden">
        <TextField {...fields.of("capacity")} label="会場の定員" inputMode="numeric" width="xs" hint={hint} />
      </div>
      <div className="group-has-[input[name=format][value=onSite]:checked]/session:hidden group-has-[input[name=format][value=written]:checked]/session:hidden">
        <TextField
          {...fields.of("onlineCapacity")}
          label="オンラインの定員"
          inputMode="numeric"
          width="xs"
          hint={hint}
        />
      </div>
    </div>
  );
}

interface OptionalPartProps {
  fields: FormFields;
  coHosts: readonly { id: string; name: string }[];
}

/** Folded, and open where something is chosen or wrong. */
export function OptionalPart({ fields, coHosts }: OptionalPartProps) {
  const lists = [
    ...SESSION_TAG_KINDS.map((kind) => ({
      name: `tags.${kind}`,
      legend: tagKindLabel[kind],
      options: SESSION_TAGS[kind].map((value) => ({ value, label: tagText(kind, value) })),
      columns: COLUMNS[kind],
    })),
    {
      name: "coHosts",
      legend: "共催する保健所",
      options: named(coHosts),
      columns: 4,
      hint: "回数と人数は主催する保健所で数え、共催する保健所では再掲として示します。",
    },
  ];
  const series = fields.of("series");
  const note = fields.of("note");
  return (
    <div className="flex flex-col gap-3">
      {lists
        .filter(({ options }) => options.length > 0)
        .map(({ name, ...list }) => {
          const boxes = fields.boxes(name);
          return (
            <Fold key={name} title={`${list.legend}を選ぶ`} open={boxes.defaultValues.length > 0 || !!boxes.error}>
              <div className="pb-4 pl-6">
                <CheckboxGroup {...boxes} {...list} />
              </div>
            </Fold>
          );
        })}
      <Fold title="シリーズ名を入力する" open={!!series.defaultValue || !!series.error}>
        <div className="pb-4 pl-6">
          <TextField {...series} label="シリーズ名" hint="会議体によらず、回を重ねる研修会など" width="lg" />
        </div>
      </Fold>
      <Fold title="事務局メモを書く" open={!!note.defaultValue || !!note.error}>
        <div className="pb-4 pl-6">
          <TextArea {...note} label="事務局メモ" hint="参加する方やほかの保健所には見えません。" />
        </div>
      </Fold>
    </div>
  );
}
