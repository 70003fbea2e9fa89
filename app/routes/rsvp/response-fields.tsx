import type { RsvpAnswer } from "#app/domain/rsvp.ts";
import { sameOrganizationText } from "#app/text/proxy.ts";
import { RadioGroup } from "#app/ui/choices.tsx";
import { TextArea, TextField } from "#app/ui/field.tsx";
import { FieldError } from "#app/ui/field-frame.tsx";
import type { FormFields } from "../sessions/form-fields.ts";

interface ResponseFieldsProps {
  fields: FormFields;
  legend: string;
  options: readonly { value: RsvpAnswer; label: string; hint?: string }[];
  messageLabel: string;
  /** Where only somebody of the same organization may stand in: its name, which is not typed. */
  proxyOrganization?: string | null;
  size?: "md" | "lg";
}

/** What an answer consists of; the proxy's part shows once 代理出席 is chosen, where the browser can tell. */
export function ResponseFields({
  fields,
  legend,
  options,
  messageLabel,
  proxyOrganization,
  size = "md",
}: ResponseFieldsProps) {
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
          {proxyOrganization ? (
            <OwnOrganization name={proxyOrganization} error={fields.of("proxyOrganization").error} />
          ) : (
            <TextField {...fields.of("proxyOrganization")} label="所属" />
          )}
          <TextField {...fields.of("proxyEmail")} label="メールアドレス" type="email" inputMode="email" />
        </fieldset>
      )}
      <TextArea {...fields.of("message")} label={messageLabel} rows={3} />
    </div>
  );
}

function OwnOrganization({ name, error }: { name: string; error: string | undefined }) {
  return (
    <div>
      <p className="text-std-16B-170">所属</p>
      <p>{name}</p>
      <p className="text-[0.875rem] leading-150 text-solid-gray-700">{sameOrganizationText}</p>
      {error && <FieldError id="proxyOrganization">{error}</FieldError>}
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
