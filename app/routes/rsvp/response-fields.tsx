import type { RsvpAnswer } from "#app/domain/rsvp.ts";
import { RadioGroup } from "#app/ui/choices.tsx";
import { TextArea, TextField } from "#app/ui/field.tsx";
import type { FormFields } from "../sessions/form-fields.ts";

interface ResponseFieldsProps {
  fields: FormFields;
  legend: string;
  options: readonly { value: RsvpAnswer; label: string; hint?: string }[];
  messageLabel: string;
  size?: "md" | "lg";
}

/** What an answer consists of; the proxy's part shows once 代理出席 is chosen, where the browser can tell. */
export function ResponseFields({ fields, legend, options, messageLabel, size = "md" }: ResponseFieldsProps) {
  const { defaultValue, ...answer } = fields.of("answer");
  return (
    <div className="group/response grid gap-8">
      <RadioGroup {...answer} legend={legend} options={options} defaultValue={defaultValue} required size={size} />
      {options.some((option) => option.value === "proxy") && (
        // Hidden only by a browser that knows :has(): any other shows the part always, and without scripts too.
        <fieldset className="grid gap-5 rounded-12 border border-solid-gray-420 p-4 group-not-has-[input[value=proxy]:checked]/response:hidden sm:p-5">
          <legend className="px-2 text-std-16B-170">代理で出席する方</legend>
          <TextField
            {...fields.of("proxyName")}
            label="氏名"
            hint="代理出席のときは必ず入力してください。"
            width="md"
          />
          <TextField {...fields.of("proxyTitle")} label="役職" width="md" />
          <TextField {...fields.of("proxyOrganization")} label="所属" />
          <TextField {...fields.of("proxyEmail")} label="メールアドレス" type="email" inputMode="email" />
        </fieldset>
      )}
      <TextArea {...fields.of("message")} label={messageLabel} rows={3} />
    </div>
  );
}

interface Answered {
  answer: RsvpAnswer;
  proxyName: string | null;
  proxyTitle: string | null;
  proxyOrganization: string | null;
  proxyEmail: string | null;
  message: string | null;
}

/** An answer as a form that starts from it shows it. */
export function typedOf(response: Answered | null): Record<string, string> {
  if (!response) return {};
  const { answer, proxyName, proxyTitle, proxyOrganization, proxyEmail, message } = response;
  const texts = { answer, proxyName, proxyTitle, proxyOrganization, proxyEmail, message };
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text ?? ""]));
}
