import { endOfDay, type Instant } from "#app/domain/tokyo-time.ts";
import { contactWayLabel } from "#app/text/rsvp.ts";
import { Chip } from "#app/ui/chip.tsx";
import { NameLink } from "#app/ui/name-link.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { CarriedPoll } from "#app/use-cases/bodies/find-carried-polls.ts";
import type { Recipient } from "#app/use-cases/invitations/find-recipients.ts";

interface CarriedPollsProps {
  polls: readonly CarriedPoll[];
  holder: Pick<Recipient, "name" | "reachedBy">;
  now: Instant;
}

/** The open polls in which the former holder is asked, and what will become of each. */
export function CarriedPolls({ polls, holder, now }: CarriedPollsProps) {
  const carried = polls.filter(({ isSplit }) => !isSplit);
  return (
    <>
      {carried.length > 0 && (
        <p className="mb-4">
          前任の方の回答用リンクは使えなくなり、回答は数えなくなります（記録は残ります）。{holder.name}
          さんに、同じ候補日をお尋ねします。
        </p>
      )}
      {carried.length < polls.length && (
        <div className="mb-4">
          <Notice tone="warning" title="候補日の一部が交代の日より前の日程調整は、引き継ぎません">
            前任の方へのお尋ねはそのまま残ります。日程調整の「お尋ねする方を加える」で{holder.name}
            さんを加え、日を決めるときに、その日に在任の方を選んでください。
          </Notice>
        </div>
      )}
      <Table
        caption="引き継ぐ日程調整"
        captionHidden
        head={
          <tr>
            <Th scope="col">開催</Th>
            <Th scope="col">前任の回答</Th>
            <Th scope="col">登録すると</Th>
          </tr>
        }
      >
        {polls.map((poll) => (
          <tr key={poll.participantId}>
            <Th scope="row">
              <NameLink to={`/sessions/${poll.session.id}/poll`}>{poll.session.title}</NameLink>
            </Th>
            <Td nowrap>
              {poll.name}：{poll.hasReplied ? "回答あり" : "未回答"}
            </Td>
            <Td>
              <Outcome poll={poll} reachedBy={holder.reachedBy} now={now} />
            </Td>
          </tr>
        ))}
      </Table>
    </>
  );
}

function Outcome({ poll, reachedBy, now }: { poll: CarriedPoll; reachedBy: Recipient["reachedBy"]; now: Instant }) {
  if (poll.isSplit) return <>引き継ぎません（候補日の一部が交代の日より前です）</>;
  return (
    <>
      <span className="block">
        {poll.otherSeat ? "前任：ほかの委員枠でお尋ねを続けます" : "前任：お尋ねを終えます"}
      </span>
      <span className="block">
        後任：
        {poll.isSuccessorAsked ? "お尋ね済みです（送りません）" : `新しくお尋ねします（${contactWayLabel[reachedBy]}）`}
      </span>
      {now >= endOfDay(poll.answerBy) && (
        <Chip tone="warning" icon="clock">
          回答期限を過ぎています
        </Chip>
      )}
    </>
  );
}
