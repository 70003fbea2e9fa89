import { PROXY_POLICIES } from "#app/domain/proxy.ts";
import { proxyPolicyLabel } from "#app/text/proxy.ts";
import { RadioGroup } from "#app/ui/choices.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { TextArea, TextField } from "#app/ui/field.tsx";
import type { FormFields } from "../sessions/form-fields.ts";

const outsourcing = [
  { value: "no", label: "委託していない（直営）" },
  { value: "yes", label: "委託している" },
];
const policies = PROXY_POLICIES.map((value) => ({ value, label: proxyPolicyLabel[value] }));

/** What its rules say of a body: since when, on what grounds, for what terms, whether members may be represented. */
export function BodyEstablishment({ fields }: { fields: FormFields }) {
  return (
    <div className="flex flex-col gap-7">
      <TextArea {...fields.of("basis")} label="設置根拠" hint="例：○○地域推進会議設置要綱（平成27年4月1日）" rows={2} />
      <RadioGroup {...fields.of("outsourced")} legend="委託" required layout="row" options={outsourcing} />
      <TextField
        {...fields.of("termYears")}
        label="委員の任期（年）"
        inputMode="numeric"
        width="xs"
        hint="2年のときは 2。定めがなければ空欄のままにします。"
      />
      <RadioGroup
        {...fields.of("proxyPolicy")}
        legend="代理出席"
        hint="委員が代わりの方を出席させることを認めるかどうかです。案内済みの開催にも、これからの回答から適用します。"
        required
        options={policies}
      />
      <div className="grid gap-x-8 gap-y-6 md:grid-cols-2">
        <DateField
          {...fields.of("startsOn")}
          label="設置の日"
          warnsOfDayOff={false}
          hint="例：平成27年4月1日、H27.4.1"
        />
        <DateField
          {...fields.of("endsOn")}
          label="廃止の日"
          warnsOfDayOff={false}
          hint="最後の日です。続いているときは空欄のままにします。"
        />
      </div>
    </div>
  );
}
