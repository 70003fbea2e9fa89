import { SESSION_CATEGORIES, SESSION_FORMATS } from "#app/domain/taxonomy.ts";
import { categoryLabel, formatLabel } from "#app/text/labels.ts";
import { CheckboxGroup, RadioGroup } from "#app/ui/choices.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { TimeField } from "#app/ui/time-field.tsx";
import type { SessionChoices } from "#app/use-cases/sessions/show-session-choices.ts";
import type { FormFields } from "./form-fields.ts";

const categories = SESSION_CATEGORIES.map((value) => ({ value, label: categoryLabel[value] }));
const formats = SESSION_FORMATS.map((value) => ({ value, label: formatLabel[value] }));

export const named = (rows: readonly { id: string; name: string }[]) =>
  rows.map(({ id, name }) => ({ value: id, label: name }));

interface SubjectPartProps {
  fields: FormFields;
  choices: SessionChoices;
  centerId: string | null;
  nextRound: number | null;
}

/** What is held, and for which bodies. */
export function SubjectPart({ fields, choices, centerId, nextRound }: SubjectPartProps) {
  const bodies = choices.bodies.filter((body) => centerId === null || body.centerId === centerId);
  return (
    <div className="flex flex-col gap-7">
      {centerId === null ? (
        <SelectField
          {...fields.of("centerId")}
          label="主催する保健所"
          required
          options={named(choices.leadCenters)}
          emptyLabel="選んでください"
        />
      ) : (
        <input type="hidden" name="centerId" value={centerId} />
      )}
      <RadioGroup {...fields.of("category")} legend="区分" required layout="row" options={categories} />
      <TextField {...fields.of("title")} label="名称" required hint="例：令和8年度第2回在宅医療専門部会" />
      {bodies.length > 0 && (
        <CheckboxGroup
          {...fields.boxes("bodies")}
          legend="会議体"
          options={bodies.map(({ id, name, ended }) => ({ value: id, label: ended ? `${name}（終了）` : name }))}
          hint="兼ねて開くときは、いくつでも選べます（1回と数えます）。"
          columns={2}
        />
      )}
      <TextField
        {...fields.of("round")}
        label="回"
        inputMode="numeric"
        hint={nextRound ? `次は第${nextRound}回です（${nextRound} と入力）。` : "第2回のときは 2"}
        width="xs"
      />
      <TextField {...fields.of("theme")} label="テーマ" />
    </div>
  );
}

export function TimeAndPlacePart({ fields }: { fields: FormFields }) {
  return (
    <div className="flex flex-col gap-7">
      <div className="grid gap-x-8 gap-y-4 md:grid-cols-[24rem_auto]">
        <DateField {...fields.of("date")} label="開催日" hint="例：令和8年7月1日、R8.7.1、2026/7/1" />
        <div className="flex flex-wrap gap-x-6 gap-y-4">
          <TimeField {...fields.of("startTime")} label="開始時刻" hint="例：14:00" />
          <TimeField {...fields.of("endTime")} label="終了時刻" hint="例：16:00" />
        </div>
      </div>
      <RadioGroup {...fields.of("format")} legend="開催方法" required layout="row" options={formats} />
      <TextField {...fields.of("venue")} label="会場" width="lg" />
      <TextField
        {...fields.of("onlineUrl")}
        label="オンラインの接続先"
        type="url"
        hint="案内した方の回答ページと案内メールにだけ表示します。"
        width="lg"
      />
    </div>
  );
}
