import { RadioGroup } from "#app/ui/choices.tsx";
import { SelectField } from "#app/ui/field.tsx";
import type { FormFields } from "../sessions/form-fields.ts";

export const AUDIENCES = ["invitees", "desk"] as const;

export const audienceLabel: Record<(typeof AUDIENCES)[number], string> = {
  invitees: "案内した方と事務局",
  desk: "事務局だけ",
};

interface PlaceFieldsProps {
  fields: FormFields;
  agenda: readonly { id: string; title: string }[];
}

/** Where a material belongs, and who may see it. */
export function PlaceFields({ fields, agenda }: PlaceFieldsProps) {
  const { defaultValue, ...audience } = fields.of("audience");
  return (
    <>
      <SelectField
        {...fields.of("agendaItemId")}
        label="どこの資料か"
        emptyLabel="開催全体"
        options={agenda.map(({ id, title }, i) => ({ value: id, label: `議題${i + 1}　${title}` }))}
      />
      <RadioGroup
        {...audience}
        defaultValue={defaultValue}
        required
        legend="公開範囲"
        options={[
          {
            value: "invitees",
            label: audienceLabel.invitees,
            hint: "案内した方は、それぞれの専用ページから見ることができます。他の保健所には見えません。",
          },
          { value: "desk", label: audienceLabel.desk, hint: "この保健所の職員と、都道府県の職員だけが見られます。" },
        ]}
      />
    </>
  );
}
