import { formatDay } from "#app/domain/japanese-date.ts";
import type { PollMark } from "#app/domain/poll.ts";
import type { ResponseWay } from "#app/domain/rsvp.ts";
import { type Instant, tokyoDate } from "#app/domain/tokyo-time.ts";
import { responseWayLabel } from "#app/text/labels.ts";
import { clockText, instantText } from "#app/text/session.ts";
import { Table, Td, Th } from "#app/ui/table.tsx";
import { Mark } from "./mark.tsx";

interface ReplyHistoryProps {
  replies: readonly {
    id: string;
    comment: string | null;
    via: ResponseWay;
    repliedAt: Instant;
    enteredBy: { name: string } | null;
    marks: readonly { optionId: string; mark: PollMark }[];
  }[];
  options: readonly { id: string; startsAt: Instant; endsAt: Instant }[];
}

/** Every reply someone gave, the last first: when, how and by whose hand. */
export function ReplyHistory({ replies, options }: ReplyHistoryProps) {
  if (replies.length === 0) return <p>まだ回答はありません。</p>;
  return (
    <Table
      caption="回答の履歴"
      captionHidden
      roomy
      head={
        <tr>
          <Th scope="col">日時</Th>
          {options.map((option) => (
            <Th key={option.id} scope="col" align="center">
              {formatDay(tokyoDate(option.startsAt))}
              <span className="block">{clockText(option)}</span>
            </Th>
          ))}
          <Th scope="col">連絡事項</Th>
          <Th scope="col">方法</Th>
          <Th scope="col">入力した職員</Th>
        </tr>
      }
    >
      {replies.map((reply) => (
        <tr key={reply.id}>
          <Th scope="row">
            <span className="whitespace-nowrap">{instantText(reply.repliedAt)}</span>
          </Th>
          {options.map(({ id }) => (
            <Td key={id} align="center">
              <Mark standing={reply.marks.find(({ optionId }) => optionId === id)?.mark ?? "silent"} />
            </Td>
          ))}
          <Td>
            <span className="whitespace-pre-line">{reply.comment}</span>
          </Td>
          <Td nowrap>{responseWayLabel[reply.via]}</Td>
          <Td nowrap>{reply.enteredBy?.name}</Td>
        </tr>
      ))}
    </Table>
  );
}
