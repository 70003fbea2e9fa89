import { Form } from "@remix-run/react";
import { OCCUPATIONS, ORGANIZATION_KINDS } from "#app/domain/taxonomy.ts";
import { Button } from "#app/ui/button.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
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
  return (
    <Form method="get" key={JSON.stringify(filter)}>
      <FilterBar>
        <div className="sm:w-64">
          <TextField name="words" label="氏名・フリガナ・機関" defaultValue={filter.words} maxLength={100} />
        </div>
        {hasCenters && (
          <SelectField
            name="center"
            label="保健所"
            defaultValue={filter.centerId ?? ""}
            emptyLabel="すべて"
            options={named(centers)}
          />
        )}
        <SelectField
          name="kind"
          label="機関の種別"
          defaultValue={filter.organizationKind ?? ""}
          emptyLabel="すべて"
          options={asOptions(ORGANIZATION_KINDS)}
        />
        <SelectField
          name="occupation"
          label="職種"
          defaultValue={filter.occupation ?? ""}
          emptyLabel="すべて"
          options={asOptions(OCCUPATIONS)}
        />
        <SelectField
          name="municipality"
          label="市町村"
          defaultValue={filter.municipalityId ?? ""}
          emptyLabel="すべて"
          options={named(municipalities)}
        />
        <SelectField
          name="body"
          label="在任の会議体"
          defaultValue={filter.bodyId ?? ""}
          emptyLabel="すべて"
          options={bodies.map(({ id, name, centerId }) => ({
            value: id,
            label: hasCenters ? `${name}（${centerOf.get(centerId)}）` : name,
          }))}
        />
        <Button variant="secondary">
          <Icon name="search" />
          探す
        </Button>
      </FilterBar>
    </Form>
  );
}
