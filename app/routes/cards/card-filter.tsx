import { type FiscalYear, fiscalYearCode, fiscalYearName } from "#app/domain/fiscal-year.ts";
import { OCCUPATIONS, PROGRAMME_ITEMS } from "#app/domain/taxonomy.ts";
import { tagText } from "#app/text/labels.ts";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { FilterBar } from "#app/ui/page.tsx";

interface CardFilterBarProps {
  filter: {
    fiscalYear: FiscalYear | null;
    centerId?: string | undefined;
    occupation?: string | undefined;
    programmeItem?: string | undefined;
    words?: string | undefined;
  };
  centers: readonly { id: string; name: string }[];
  currentYear: FiscalYear;
}

const FIRST_YEAR = 2019;

/** Words, center, year, for whom, and what of the programme; a plain form that changes the address. */
export function CardFilterBar({ filter, centers, currentYear }: CardFilterBarProps) {
  const years = Array.from({ length: currentYear + 1 - FIRST_YEAR }, (_, i) => currentYear - i);
  return (
    <FilterBar>
      <div className="sm:w-56">
        <TextField name="words" label="テーマ・講師・言葉" defaultValue={filter.words} maxLength={100} />
      </div>
      <SelectField
        name="center"
        label="保健所"
        defaultValue={filter.centerId ?? ""}
        emptyLabel="すべて"
        options={centers.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectField
        name="year"
        label="年度"
        defaultValue={filter.fiscalYear === null ? "" : fiscalYearCode(filter.fiscalYear)}
        emptyLabel="すべて"
        options={years.map((year) => ({ value: fiscalYearCode(year), label: fiscalYearName(year) }))}
      />
      <SelectField
        name="occupation"
        label="対象職種"
        defaultValue={filter.occupation ?? ""}
        emptyLabel="すべて"
        options={OCCUPATIONS.map((occupation) => ({ value: occupation, label: occupation }))}
      />
      <SelectField
        name="item"
        label="事業項目"
        defaultValue={filter.programmeItem ?? ""}
        emptyLabel="すべて"
        options={PROGRAMME_ITEMS.map((item) => ({ value: item, label: tagText("programmeItem", item) }))}
      />
    </FilterBar>
  );
}
