import { formatDate } from "#app/domain/japanese-date.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { formatLabel } from "#app/text/labels.ts";
import { markSign, markWord, pollLate, pollRefusal } from "#app/text/poll.ts";
import { instantText, whenText } from "#app/text/session.ts";
import { Notice } from "#app/ui/notice.tsx";
import { DescriptionList } from "#app/ui/page.tsx";
import type { AskedPoll } from "#app/use-cases/polls/show-asked-poll.ts";

/** Who is asked about what, and until when. */
export function AskedDetails({ poll }: { poll: Omit<AskedPoll, "demo" | "center"> }) {
  const { asked, format, venue, answerBy, message, window } = poll;
  const addressee = [asked.organizationName, asked.title].filter(Boolean).join("　");
  return (
    <section aria-label="日程調整の内容">
      <p className="mb-4">
        {addressee && <span className="block text-[0.9375rem] leading-160">{addressee}</span>}
        <span className="text-std-17B-170 text-solid-gray-900">{asked.name}　様</span>
      </p>
      {window === "open" && <p className="mb-4">開催日を決めるため、候補日ごとに御都合をお答えください。</p>}
      <DescriptionList
        items={[
          { term: "回答期限", description: <strong>{formatDate(answerBy)}まで</strong> },
          { term: "開催方法", description: formatLabel[format] },
          ...(venue ? [{ term: "場所", description: venue }] : []),
          ...(message
            ? [{ term: "事務局から", description: <span className="whitespace-pre-line">{message}</span> }]
            : []),
        ]}
      />
    </section>
  );
}

interface OverNoticeProps {
  window: Exclude<AskedPoll["window"], "open">;
  answered: boolean;
}

/** Why no reply is taken here any more, and what can still be done. */
export function OverNotice({ window, answered }: OverNoticeProps) {
  if (window !== "late") return <Notice tone="warning" title={pollRefusal[window]} />;
  return (
    <Notice tone="warning" title={pollLate.title}>
      <p>{answered ? pollLate.answered : pollLate.unanswered}</p>
    </Notice>
  );
}

interface CurrentReplyProps {
  poll: Pick<AskedPoll, "options" | "marks">;
  reply: { comment: string | null; repliedAt: Instant };
}

/** What was recorded, and when: the person's proof. */
export function CurrentReply({ poll: { options, marks }, reply }: CurrentReplyProps) {
  return (
    <section aria-labelledby="current-heading">
      <h2 id="current-heading" className="mb-2 text-std-17B-170 text-solid-gray-900">
        現在の回答
      </h2>
      <DescriptionList
        items={[
          ...options.map((option) => {
            const standing = marks[option.id] ?? "silent";
            const said = standing === "silent" ? markSign.silent : `${markSign[standing]} ${markWord[standing]}`;
            return { term: whenText(option), description: said };
          }),
          ...(reply.comment
            ? [{ term: "連絡事項", description: <span className="whitespace-pre-line">{reply.comment}</span> }]
            : []),
          { term: "受付日時", description: instantText(reply.repliedAt) },
        ]}
      />
    </section>
  );
}
