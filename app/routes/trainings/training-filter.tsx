import { addMonths, type Month } from "#app/domain/month.ts";
import { OCCUPATIONS } from "#app/domain/taxonomy.ts";
import { monthText } from "#app/text/session.ts";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { FilterBar } from "#app/ui/page.tsx";

interface TrainingFilterBarProps {
  filter: {
    when: string;
    centerId?: string | undefined;
    occupation?: string | undefined;
    words?: string | undefined;
  };
  centers: readonly { id: string; name: string }[];
  thisMonth: Month;
}

const MONTHS_AHEAD = 12;
const MONTHS_BACK = 12;

/** When, which center, for whom, and words; a plain form that changes the address. */
export function TrainingFilterBar({ filter, centers, thisMonth }: TrainingFilterBarProps) {
  const near = Array.from({ length: MONTHS_BACK + MONTHS_AHEAD }, (_, i) => addMonths(thisMonth, i - MONTHS_BACK));
  const isMonth = filter.when !== "coming" && filter.when !== "past" && filter.when !== "mine";
  const months = isMonth && !near.includes(filter.when) ? [filter.when, ...near] : near;
  return (
    <FilterBar>
      <SelectField
        name="when"
        label="時期"
        defaultValue={filter.when}
        options={[
          { value: "coming", label: "これから" },
          { value: "past", label: "終わったもの" },
          { value: "mine", label: "自分の申込み" },
          ...months.map((month) => ({ value: month, label: monthText(month) })),
        ]}
      />
      <SelectField
        name="center"
        label="保健所"
        defaultValue={filter.centerId ?? ""}
        emptyLabel="すべて"
        options={centers.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectField
        name="occupation"
        label="対象職種"
        defaultValue={filter.occupation ?? ""}
        emptyLabel="すべて"
        options={OCCUPATIONS.map((occupation) => ({ value: occupation, label: occupation }))}
      />
      <div className="sm:w-56">
        <TextField name="words" label="名称・テーマ・会場" defaultValue={filter.words} maxLength={100} />
      </div>
    </FilterBar>
  );
}
