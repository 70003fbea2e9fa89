import { answersUntil } from "#app/domain/rsvp.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { standingLabel } from "#app/text/labels.ts";
import { contactWayLabel, contactWayTask } from "#app/text/rsvp.ts";
import { whenText } from "#app/text/session.ts";
import { Chip } from "#app/ui/chip.tsx";
import { NameLink } from "#app/ui/name-link.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { CarriedCall, CarriedOutcome } from "#app/use-cases/bodies/find-carried-calls.ts";
import type { Recipient } from "#app/use-cases/invitations/find-recipients.ts";

interface CarriedCallsProps {
  calls: readonly CarriedCall[];
  holder: Pick<Recipient, "name" | "reachedBy">;
  now: Instant;
}

/** The open calls that end with the former holder's term, and what will become of each. */
export function CarriedCalls({ calls, holder, now }: CarriedCallsProps) {
  if (calls.length === 0) return <p>前任の方に案内済みの、これからの開催はありません。</p>;
  const count = (outcome: CarriedOutcome) => calls.filter((call) => call.outcome === outcome).length;
  const [sent, postponed] = [count("call"), count("undated")];
  return (
    <>
      <p className="mb-4">
        前任の方のリンクは使えなくなり、回答は数えなくなります（記録は残ります）。
        {sent > 0 && `${holder.name}さんには、新しいリンクで${sent}件を案内します。`}
      </p>
      <div className="mb-4 grid gap-4 empty:hidden">
        {postponed > 0 && (
          <Notice tone="info" title={`延期の開催（${postponed}件）は、後任の方にはまだ案内しません`}>
            新しい日時を決めたあと、開催の「案内」の画面で{holder.name}さんを選んで案内してください。
          </Notice>
        )}
        {sent > 0 && holder.reachedBy !== "mail" && (
          <Notice tone="warning" title={`${holder.name}さんにはメールが届きません`}>
            {contactWayTask[holder.reachedBy]}。
          </Notice>
        )}
      </div>
      <Table
        caption="引き継ぐ案内"
        captionHidden
        head={
          <tr>
            <Th scope="col">開催</Th>
            <Th scope="col">前任の回答</Th>
            <Th scope="col">登録すると</Th>
          </tr>
        }
      >
        {calls.map((call) => (
          <tr key={call.invitationId}>
            <Th scope="row">
              <NameLink to={`/sessions/${call.session.id}`}>{call.session.title}</NameLink>
              <span className="block font-400">
                {call.session.startsAt ? whenText(call.session) : "延期（日時未定）"}
              </span>
            </Th>
            <Td>
              {call.name}：{standingLabel[call.standing]}
            </Td>
            <Td>
              <Outcome call={call} reachedBy={holder.reachedBy} now={now} />
            </Td>
          </tr>
        ))}
      </Table>
    </>
  );
}

function Outcome({ call, reachedBy, now }: { call: CarriedCall; reachedBy: Recipient["reachedBy"]; now: Instant }) {
  const until = answersUntil(call.session);
  const successor: Record<CarriedOutcome, string> = {
    call: `新しく案内します（${contactWayLabel[reachedBy]}）`,
    calledBefore: "案内済みです（送りません）",
    undated: "新しい日時が決まってから案内します",
    afterTerm: "案内しません（後任の任期の後の開催です）",
  };
  return (
    <>
      <span className="block">
        {call.otherSeat ? "前任の案内：ほかの委員枠で残ります" : "前任の案内：取り消します"}
      </span>
      {call.freesSeat && (
        <span className="block">前任の席：空きます（後任には移らず、後任も回答した順に定員に入ります）</span>
      )}
      <span className="block">後任：{successor[call.outcome]}</span>
      {call.outcome === "call" && until && now >= until && (
        <Chip tone="warning" icon="clock">
          回答期限を過ぎています（後任は開催の始まりまで回答できます）
        </Chip>
      )}
    </>
  );
}
