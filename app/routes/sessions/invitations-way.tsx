import type { ContactWay } from "#app/domain/contact.ts";
import type { MailState } from "#app/domain/mail-retry.ts";
import { mailStateLabel } from "#app/text/mail.ts";
import { contactWayLabel } from "#app/text/rsvp.ts";

interface Reached {
  reachedBy: ContactWay;
  /** The latest first. */
  mails: readonly { state: MailState }[];
}

/** The way someone is reached, and beneath it what became of the mail. */
export function Way({ reachedBy, mails: [mail] }: Reached) {
  return (
    <>
      {contactWayLabel[reachedBy]}
      {mail && (
        <span className="block whitespace-nowrap text-[0.875rem] leading-150 print:whitespace-normal">
          {mailStateLabel[mail.state]}
        </span>
      )}
    </>
  );
}

/** メール：送信済み */
export function wayText({ reachedBy, mails: [mail] }: Reached): string {
  return contactWayLabel[reachedBy] + (mail ? `：${mailStateLabel[mail.state]}` : "");
}
