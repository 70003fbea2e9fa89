import { Form } from "@remix-run/react";
import { CHECK_OUTCOMES, type InboundState } from "#app/domain/inbound-mail.ts";
import { checkOutcomeLabel } from "#app/text/inbound.ts";
import { instantText } from "#app/text/session.ts";
import { Button } from "#app/ui/button.tsx";
import { RadioGroup } from "#app/ui/choices.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Section } from "#app/ui/page.tsx";
import type { ShownInbound } from "#app/use-cases/inbound/show-inbound.ts";

interface CheckFormProps {
  state: InboundState;
  errors: readonly { field?: string; message: string }[];
}

/** 確認したことにする, with what was done; or back on the list, where that was a mistake. */
export function CheckForm({ state, errors }: CheckFormProps) {
  if (state === "checked") {
    return (
      <Form method="post" className="mt-8">
        <Button variant="secondary" name="outcome" value="again">
          要確認に戻す
        </Button>
      </Form>
    );
  }
  if (state !== "toCheck") return null;
  return (
    <Section title="確認したこと" screenOnly>
      <Form method="post" className="grid gap-5">
        <RadioGroup
          name="outcome"
          legend="何をしましたか"
          required
          options={CHECK_OUTCOMES.map((value) => ({ value, label: checkOutcomeLabel[value] }))}
          error={errors.find(({ field }) => field === "outcome")?.message}
        />
        <div>
          <Button>確認済みにする</Button>
        </div>
      </Form>
    </Section>
  );
}

/** Who checked it, when, and what they did. */
export function CheckedNote({ shown: { mail, outcome } }: { shown: ShownInbound }) {
  if (mail.state !== "checked" || !mail.checkedAt) return null;
  return (
    <Notice tone="info" title={`${instantText(mail.checkedAt)}に確認済み`}>
      {mail.checkedBy?.name ?? "職員"}
      {outcome && `：${checkOutcomeLabel[outcome]}`}
    </Notice>
  );
}
