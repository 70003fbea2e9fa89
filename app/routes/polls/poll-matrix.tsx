import { Link } from "@remix-run/react";
import { formatDay } from "#app/domain/japanese-date.ts";
import { POLL_MARKS, type PollMark, type PollNeed, type PollStanding } from "#app/domain/poll.ts";
import type { OptionStanding } from "#app/domain/poll-outlook.ts";
import { type Instant, tokyoDate } from "#app/domain/tokyo-time.ts";
import { markSign, markWord, needLabel } from "#app/text/poll.ts";
import { clockText } from "#app/text/session.ts";
import { Table, Td, Th } from "#app/ui/table.tsx";
import { Mark } from "./mark.tsx";

interface PollMatrixProps {
  sessionId: string;
  poll: {
    options: readonly { id: string; startsAt: Instant; endsAt: Instant }[];
    participants: readonly {
      id: string;
      name: string;
      organizationName: string | null;
      title: string | null;
      need: PollNeed;
      currentReply: { comment: string | null; marks: readonly { optionId: string; mark: PollMark }[] } | null;
    }[];
  };
  ranked: readonly OptionStanding[];
}

const STANDINGS: readonly PollStanding[] = [...POLL_MARKS, "silent"];

/** People by dates, with totals at the foot. */
export function PollMatrix({ sessionId, poll: { options, participants }, ranked }: PollMatrixProps) {
  const standing = new Map(ranked.map((option) => [option.optionId, option]));
  const total = (optionId: string, mark: PollStanding) => {
    const counts = standing.get(optionId);
    return (counts?.needed[mark] ?? 0) + (counts?.optional[mark] ?? 0);
  };
  const hasComments = participants.some(({ currentReply }) => currentReply?.comment);
  return (
    <Table
      caption="回答の一覧"
      captionHidden
      roomy
      head={
        <tr>
          <Th scope="col">氏名</Th>
          <Th scope="col">出席</Th>
          {options.map((option) => (
            <Th key={option.id} scope="col" align="center">
              {formatDay(tokyoDate(option.startsAt))}
              <span className="block">{clockText(option)}</span>
            </Th>
          ))}
          {hasComments && <Th scope="col">連絡事項</Th>}
        </tr>
      }
      foot={STANDINGS.map((mark) => (
        <tr key={mark}>
          <Th scope="row">
            <span className="whitespace-nowrap">
              <span aria-hidden="true">{markSign[mark]}</span>
              <span className="sr-only">{markWord[mark]}</span>の人数
            </span>
          </Th>
          <Td />
          {options.map(({ id }) => (
            <Td key={id} align="center">
              {total(id, mark)}
            </Td>
          ))}
          {hasComments && <Td />}
        </tr>
      ))}
    >
      {participants.map(({ id, name, organizationName, title, need, currentReply }) => (
        <tr key={id}>
          <Th scope="row">
            <Link
              to={`/sessions/${sessionId}/poll/${id}`}
              className="whitespace-nowrap text-key-1000 underline underline-offset-3 hover:text-key-900 hover:decoration-2"
            >
              {name}
            </Link>
            <span className="block min-w-40 text-[0.8125rem] leading-150 text-solid-gray-700">
              {[organizationName, title].filter(Boolean).join("　")}
            </span>
          </Th>
          <Td nowrap>{needLabel[need]}</Td>
          {options.map((option) => (
            <Td key={option.id} align="center">
              <Mark standing={currentReply?.marks.find(({ optionId }) => optionId === option.id)?.mark ?? "silent"} />
            </Td>
          ))}
          {hasComments && (
            <Td>
              <span className="whitespace-pre-line">{currentReply?.comment}</span>
            </Td>
          )}
        </tr>
      ))}
    </Table>
  );
}
