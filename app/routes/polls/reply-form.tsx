import type { Instant } from "#app/domain/tokyo-time.ts";
import { pollMailText } from "#app/text/poll-mail.ts";
import { Button } from "#app/ui/button.tsx";
import type { FormFields } from "../sessions/form-fields.ts";
import { MarkFields } from "./mark-fields.tsx";

interface ReplyFormProps {
  action: string;
  options: readonly { id: string; startsAt: Instant; endsAt: Instant }[];
  /** Whether it changes a reply given before. */
  answered: boolean;
  fields: FormFields;
}

/** A plain form: the page works without any script. */
export function ReplyForm({ action, options, answered, fields }: ReplyFormProps) {
  const { heading, lines } = pollMailText.privacy;
  return (
    <section id="answer" aria-labelledby="answer-heading">
      <h2 id="answer-heading" className="mb-4 border-b border-solid-gray-420 pb-2 text-std-20B-150 text-solid-gray-900">
        {answered ? "回答を変更する" : "御都合の回答"}
      </h2>
      <form method="post" action={action} noValidate className="grid gap-8">
        <MarkFields options={options} fields={fields} commentLabel="事務局への連絡事項（任意）" required size="lg" />
        <div className="text-[0.875rem] leading-170 text-solid-gray-700">
          <h3 className="font-700 text-solid-gray-800">利用目的（{heading}）</h3>
          {lines.map((line) => (
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
