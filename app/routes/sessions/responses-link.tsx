import { Form } from "@remix-run/react";
import type { ContactWay } from "#app/domain/contact.ts";
import type { MailState } from "#app/domain/mail-retry.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { instantText } from "#app/text/session.ts";
import { Button } from "#app/ui/button.tsx";
import { DescriptionList, Section } from "#app/ui/page.tsx";
import { wayText } from "./invitations-invited.tsx";

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
          ...(link
            ? [
                {
                  term: "回答用リンク",
                  description: (
                    <>
                      <span className="break-all">{link}</span>
                      <span className="block text-[0.875rem] text-solid-gray-700">
                        ご本人だけにお伝えください。このリンクから、ご本人として回答できます。
                      </span>
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      <Form method="post" className="mt-4">
        <input type="hidden" name="step" value="renew" />
        <Button variant="secondary">{person.email ? "新しいリンクを作り、メールで送る" : "新しいリンクを作る"}</Button>
        <p className="mt-2 text-[0.875rem] text-solid-gray-700">
          いまのリンクは使えなくなります。これまでの回答は残ります。
        </p>
      </Form>
    </Section>
  );
}
