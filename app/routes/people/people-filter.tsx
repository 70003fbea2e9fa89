import { Form } from "@remix-run/react";
import { OCCUPATIONS, ORGANIZATION_KINDS } from "#app/domain/taxonomy.ts";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { FilterBar } from "#app/ui/page.tsx";
import type { PeopleChoices, PeopleQuery } from "#app/use-cases/people/list-people.ts";

interface PeopleFilterFormProps {
  filter: PeopleQuery;
  choices: PeopleChoices;
}

const asOptions = (words: readonly string[]) => words.map((word) => ({ value: word, label: word }));
const named = (rows: readonly { id: string; name: string }[]) =>
  rows.map(({ id, name }) => ({ value: id, label: name }));

/** Words, kind, occupation, municipality and body; a plain form that changes the address. */
export function PeopleFilterForm({ filter, choices }: PeopleFilterFormProps) {
  const { centers, bodies, municipalities } = choices;
  const hasCenters = centers.length > 1;
  const centerOf = new Map(centers.map(({ id, name }) => [id, name]));
  const bodyOptions = bodies.map(({ id, name, centerId }) => {
    return { value: id, label: hasCenters ? `${name}（${centerOf.get(centerId)}）` : name };
  });
  const { centerId, organizationKind, occupation, municipalityId, bodyId } = filter;
  const selects = [
    ...(hasCenters ? [{ name: "center", label: "保健所", value: centerId, options: named(centers) }] : []),
    { name: "kind", label: "機関の種別", value: organizationKind, options: asOptions(ORGANIZATION_KINDS) },
    { name: "occupation", label: "職種", value: occupation, options: asOptions(OCCUPATIONS) },
    { name: "municipality", label: "市町村", value: municipalityId, options: named(municipalities) },
    { name: "body", label: "在任の会議体", value: bodyId, options: bodyOptions },
  ];
  return (
    <Form method="get" key={JSON.stringify(filter)}>
      <FilterBar action="探す">
        <div className="sm:w-64">
          <TextField name="words" label="氏名・フリガナ・機関" defaultValue={filter.words} maxLength={100} />
        </div>
        {selects.map(({ name, label, value, options }) => (
          <SelectField
            key={name}
            name={name}
            label={label}
            defaultValue={value ?? ""}
            emptyLabel="すべて"
            options={options}
          />
        ))}
      </FilterBar>
    </Form>
  );
}
