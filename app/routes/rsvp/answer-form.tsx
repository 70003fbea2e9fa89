import type { ProxyPolicy } from "#app/domain/proxy.ts";
import type { RsvpAnswer } from "#app/domain/rsvp.ts";
import type { SessionFormat } from "#app/domain/taxonomy.ts";
import { invitationText } from "#app/text/mail.ts";
import { noProxyText } from "#app/text/proxy.ts";
import { answerChoice } from "#app/text/rsvp.ts";
import { fullText } from "#app/text/seats.ts";
import { Button } from "#app/ui/button.tsx";
import type { FormFields } from "../sessions/form-fields.ts";
import { ResponseFields } from "./response-fields.tsx";

interface AnswerFormProps {
  action: string;
  offered: readonly RsvpAnswer[];
  /** Those that would wait for a seat. */
  full: readonly RsvpAnswer[];
  format: SessionFormat;
  proxies: { policy: ProxyPolicy; organizationName: string | null };
  /** Whether it changes an answer given before. */
  answered: boolean;
  fields: FormFields;
}

/** A plain form: the page works without any script. */
export function AnswerForm({ action, offered, full, format, proxies, answered, fields }: AnswerFormProps) {
  return (
    <section id="answer" aria-labelledby="answer-heading">
      <h2 id="answer-heading" className="mb-4 border-b border-solid-gray-420 pb-2 text-std-20B-150 text-solid-gray-900">
        {answered ? "回答を変更する" : "出欠の回答"}
      </h2>
      <form method="post" action={action} noValidate className="grid gap-8">
        {proxies.policy === "notAllowed" && <p>{noProxyText}</p>}
        <ResponseFields
          fields={fields}
          legend="出欠"
          options={offered.map((value) => ({
            value,
            label: answerChoice(value, format),
            ...(full.includes(value) && { hint: fullText }),
          }))}
          proxyOrganization={proxies.policy === "sameOrganization" ? proxies.organizationName : null}
          messageLabel="事務局への連絡事項（任意）"
          size="lg"
        />
        <div className="text-[0.875rem] leading-170 text-solid-gray-700">
          <h3 className="font-700 text-solid-gray-800">利用目的（{invitationText.privacy.heading}）</h3>
          {invitationText.privacy.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
        <p className="grid sm:justify-start">
          <Button>{answered ? "回答を変更する" : "回答を送る"}</Button>
        </p>
      </form>
    </section>
  );
}
