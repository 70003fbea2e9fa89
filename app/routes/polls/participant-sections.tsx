import { Form } from "@remix-run/react";
import type { ContactWay } from "#app/domain/contact.ts";
import type { MailState } from "#app/domain/mail-retry.ts";
import { POLL_NEEDS, type PollNeed } from "#app/domain/poll.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { needHint, needLabel } from "#app/text/poll.ts";
import { instantText } from "#app/text/session.ts";
import { Button } from "#app/ui/button.tsx";
import { RadioGroup } from "#app/ui/choices.tsx";
import { DescriptionList, Section } from "#app/ui/page.tsx";
import { wayText } from "../sessions/invitations-way.tsx";
import { personalLinkTerm, RenewLink } from "../sessions/personal-link.tsx";

/** How much depends on this person. */
export function NeedSection({ need, error }: { need: PollNeed; error: string | undefined }) {
  return (
    <Section title="出席の必要度">
      <Form method="post" className="grid gap-4">
        <input type="hidden" name="step" value="need" />
        <input type="hidden" name="seen" value={need} />
        <RadioGroup
          name="need"
          legend="この方の出席"
          defaultValue={need}
          {...(error && { error })}
          options={POLL_NEEDS.map((value) => ({ value, label: needLabel[value], hint: needHint[value] }))}
        />
        <p>
          <Button variant="secondary">出席の必要度を改める</Button>
        </p>
      </Form>
    </Section>
  );
}

interface LinkSectionProps {
  participant: {
    reachedBy: ContactWay;
    sentAt: Instant | null;
    remindedAt: Instant | null;
    mails: { state: MailState; lastError: string | null }[];
    person: { email: string | null; phone: string | null; organization: { phone: string | null } | null };
  };
  /** Null for those who may not reply in the person's name. */
  link: string | null;
}

/** How the person was asked, and a new link when the old one went astray. */
export function LinkSection({ participant, link }: LinkSectionProps) {
  const { sentAt, remindedAt, mails, person } = participant;
  const phone = person.phone ?? person.organization?.phone;
  return (
    <Section title="連絡と回答用リンク">
      <DescriptionList
        items={[
          { term: "連絡方法", description: wayText(participant) },
          {
            term: "メールでお尋ねした日時",
            description: sentAt ? instantText(sentAt) : "メールではお尋ねしていません",
          },
          ...(remindedAt ? [{ term: "再度お願いした日時", description: instantText(remindedAt) }] : []),
          ...(mails[0]?.lastError ? [{ term: "送信の不具合", description: mails[0].lastError }] : []),
          ...(phone ? [{ term: "電話", description: phone }] : []),
          ...personalLinkTerm(link),
        ]}
      />
      <RenewLink hasMail={person.email !== null} />
    </Section>
  );
}
