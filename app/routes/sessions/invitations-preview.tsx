import { CONTACT_WAYS } from "#app/domain/contact.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { contactWayLabel, contactWayTask } from "#app/text/rsvp.ts";
import { whenText } from "#app/text/session.ts";
import { warningText } from "#app/text/warnings.ts";
import { Notice } from "#app/ui/notice.tsx";
import { DescriptionList } from "#app/ui/page.tsx";
import type { Recipient } from "#app/use-cases/invitations/find-recipients.ts";

interface PreviewWarningsProps {
  calledBefore: number;
  deadlinePassed: boolean;
  doubleCalls: readonly { name: string; other: { id: string; title: string; startsAt: Instant } }[];
}

/** What speaks against sending; it keeps nobody from it. */
export function PreviewWarnings({ calledBefore, deadlinePassed, doubleCalls }: PreviewWarningsProps) {
  return (
    <>
      {deadlinePassed && (
        <Notice tone="warning" title="回答期限を過ぎています">
          いま案内する方からは、開催の始まりまで回答を受け付けます（案内に期限は載りません）。期限を示すときは、先に開催の回答期限を改めてください。
        </Notice>
      )}
      {doubleCalls.length > 0 && (
        <Notice tone="warning" title="同じ時間帯に、他の開催にも案内されている方がいます">
          <ul className="list-disc pl-6">
            {doubleCalls.map(({ name, other }) => (
              <li key={`${name} ${other.id}`}>
                {warningText.personTwice(name)}
                {other.title}（{whenText({ startsAt: other.startsAt, endsAt: null })}）
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {calledBefore > 0 && (
        <Notice tone="info" title={`すでに名簿に入っている${calledBefore}人は、ここでは送りません`} />
      )}
    </>
  );
}

interface WayCountsProps {
  recipients: readonly Recipient[];
  documentNumber: string | null;
  hasMail: boolean;
}

/** How many are reached by which way, under which number, with what attached. */
export function WayCounts({ recipients, documentNumber, hasMail }: WayCountsProps) {
  const ways = CONTACT_WAYS.flatMap((way) => {
    const count = recipients.filter(({ reachedBy }) => reachedBy === way).length;
    return count > 0 ? [{ way, count }] : [];
  });
  return (
    <div className="mb-6">
      <DescriptionList
        items={[
          {
            term: "連絡方法",
            description: (
              <ul>
                {ways.map(({ way, count }) => (
                  <li key={way}>
                    {contactWayLabel[way]}　{count}人{contactWayTask[way] && `（${contactWayTask[way]}）`}
                  </li>
                ))}
              </ul>
            ),
          },
          { term: "文書番号", description: documentNumber ?? "なし" },
          { term: "添付", description: hasMail ? "カレンダーの予定（invite.ics）" : "なし" },
        ]}
      />
    </div>
  );
}

export interface ShownLetter {
  toName: string;
  /** Null for whoever is told it otherwise. */
  toAddress: string | null;
  subject: string;
  text: string;
}

/** Letter and subject as the first recipient gets them. */
export function MailPreview({ mail }: { mail: ShownLetter }) {
  return (
    <div className="rounded-12 border border-solid-gray-420 p-4 sm:p-5">
      <DescriptionList
        items={[
          { term: "宛先", description: mail.toAddress ? `${mail.toName} <${mail.toAddress}>` : mail.toName },
          { term: "件名", description: mail.subject },
        ]}
      />
      <pre className="mt-4 font-sans text-[0.9375rem] leading-170 whitespace-pre-wrap">{mail.text}</pre>
    </div>
  );
}
