import { MEMBER_ROLES } from "#app/domain/taxonomy.ts";
import { memberRoleLabel } from "#app/text/labels.ts";
import { DateField } from "#app/ui/date-field.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import type { FormFields } from "../sessions/form-fields.ts";

const roles = MEMBER_ROLES.map((value) => ({ value, label: memberRoleLabel[value] }));
const LIST_ID = "organizations";

interface SeatFieldsProps {
  fields: FormFields;
  /** Names to choose from; any other may be typed. */
  organizations: readonly string[];
}

/** What a seat is: whose, which post, in which role, since when. */
export function SeatFields({ fields, organizations }: SeatFieldsProps) {
  return (
    <>
      <TextField
        {...fields.of("organizationName")}
        label="機関の名称"
        list={LIST_ID}
        autoComplete="off"
        width="lg"
        hint="登録済みの機関は候補から選べます。候補にない名称を入力すると、新しい機関として登録します。"
      />
      <datalist id={LIST_ID}>
        {organizations.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <TextField {...fields.of("post")} label="職" width="md" hint="例：会長、所長、在宅医療担当理事" />
      <SelectField {...fields.of("role")} label="役割" options={roles} required />
      <DateField
        {...fields.of("startsOn")}
        label="設置日"
        warnsOfDayOff={false}
        hint="この日より前の名簿には載りません。会議体の設置のときからある枠は、空欄にします。"
      />
    </>
  );
}
