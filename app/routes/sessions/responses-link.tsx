import type { ContactWay } from "#app/domain/contact.ts";
import type { MailState } from "#app/domain/mail-retry.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { instantText } from "#app/text/session.ts";
import { DescriptionList, Section } from "#app/ui/page.tsx";
import { wayText } from "./invitations-way.tsx";
import { personalLinkTerm, RenewLink } from "./personal-link.tsx";

interface LinkSectionProps {
  invitation: {
    reachedBy: ContactWay;
    sentAt: Instant | null;
    openedAt: Instant | null;
    mails: readonly { state: MailState; lastError: string | null }[];
    person: { email: string | null };
  };
  /** Null for those who may not answer in the person's name. */
  link: string | null;
}

/** How the person was called, and a new link when the old one went astray. */
export function LinkSection({ invitation, link }: LinkSectionProps) {
  const { sentAt, openedAt, mails, person } = invitation;
  return (
    <Section title="案内と回答用リンク">
      <DescriptionList
        items={[
          { term: "案内した日時", description: sentAt ? instantText(sentAt) : "未送付" },
          { term: "連絡方法", description: wayText(invitation) },
          ...(mails[0]?.lastError ? [{ term: "送信の不具合", description: mails[0].lastError }] : []),
          { term: "回答ページの利用", description: openedAt ? instantText(openedAt) : "まだありません" },
          ...personalLinkTerm(link),
        ]}
      />
      <RenewLink hasMail={person.email !== null} />
    </Section>
  );
}
