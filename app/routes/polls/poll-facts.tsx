import { formatDate } from "#app/domain/japanese-date.ts";
import type { PollState } from "#app/domain/poll.ts";
import type { Instant, IsoDate } from "#app/domain/tokyo-time.ts";
import { pollStateText } from "#app/text/poll.ts";
import { instantText } from "#app/text/session.ts";
import { DescriptionList } from "#app/ui/page.tsx";

interface PollFactsProps {
  poll: {
    state: PollState;
    message: string | null;
    answerBy: IsoDate;
    quorum: number | null;
    createdAt: Instant;
    closedAt: Instant | null;
  };
  isLate: boolean;
  /** Who decided it, or gave it up. */
  endedBy: { name: string } | null;
}

/** What a poll was opened with, and how far it has come. */
export function PollFacts({ poll, isLate, endedBy }: PollFactsProps) {
  const { state, answerBy, quorum, message, createdAt, closedAt } = poll;
  return (
    <DescriptionList
      items={[
        { term: "状態", description: pollStateText(state, isLate) },
        { term: "回答期限", description: formatDate(answerBy) },
        {
          term: "定足数",
          description: quorum === null ? "人数の条件なし" : `${quorum}人（「欠かせない」と「必要」の方）`,
        },
        ...(message
          ? [{ term: "お伝えしたこと", description: <span className="whitespace-pre-line">{message}</span> }]
          : []),
        { term: "始めた日時", description: instantText(createdAt) },
        ...(closedAt ? [{ term: "終えた日時", description: instantText(closedAt) }] : []),
        ...(endedBy
          ? [{ term: state === "decided" ? "決めた職員" : "打ち切った職員", description: endedBy.name }]
          : []),
      ]}
    />
  );
}
