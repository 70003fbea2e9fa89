import { fiscalYearCode, fiscalYearName } from "#app/domain/fiscal-year.ts";
import { SESSION_STATES } from "#app/domain/session.ts";
import { SESSION_CATEGORIES } from "#app/domain/taxonomy.ts";
import { categoryShortLabel, stateLabel } from "#app/text/labels.ts";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { FilterBar } from "#app/ui/page.tsx";

interface SessionFilterBarProps {
  filter: {
    centerId?: string | undefined;
    category?: string | undefined;
    state?: string | undefined;
    words?: string | undefined;
  };
  centers: readonly { id: string; name: string }[];
  year: { chosen: number | "undated" | "all"; current: number };
}

const FIRST_YEAR = 2019;

/** Year, center, category, state and words; a plain form that changes the address. */
export function SessionFilterBar({ filter, centers, year }: SessionFilterBarProps) {
  const years = Array.from({ length: year.current + 2 - FIRST_YEAR }, (_, i) => year.current + 1 - i);
  return (
    <FilterBar>
      <SelectField
        name="year"
        label="年度"
        defaultValue={typeof year.chosen === "number" ? fiscalYearCode(year.chosen) : year.chosen}
        options={[
          ...years.map((y) => ({ value: fiscalYearCode(y), label: fiscalYearName(y) })),
          { value: "undated", label: "日程未定" },
          { value: "all", label: "すべて" },
        ]}
      />
      <SelectField
        name="center"
        label="保健所"
        defaultValue={filter.centerId ?? "all"}
        options={[{ value: "all", label: "すべて" }, ...centers.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <SelectField
        name="category"
        label="区分"
        defaultValue={filter.category ?? ""}
        emptyLabel="すべて"
        options={SESSION_CATEGORIES.map((value) => ({ value, label: categoryShortLabel[value] }))}
      />
      <SelectField
        name="state"
        label="状態"
        defaultValue={filter.state ?? ""}
        emptyLabel="すべて"
        options={SESSION_STATES.map((value) => ({ value, label: stateLabel[value] }))}
      />
      <div className="sm:w-56">
        <TextField name="words" label="名称・テーマ・会場" defaultValue={filter.words} maxLength={100} />
      </div>
    </FilterBar>
  );
}
