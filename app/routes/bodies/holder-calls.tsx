import type { SerializeFrom } from "@remix-run/node";
import { Link } from "@remix-run/react";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { answersUntil } from "#app/domain/rsvp.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { standingLabel } from "#app/text/labels.ts";
import { contactWayLabel, contactWayTask } from "#app/text/rsvp.ts";
import { whenText } from "#app/text/session.ts";
import { Chip } from "#app/ui/chip.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DescriptionList } from "#app/ui/page.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { AppointmentPreview } from "#app/use-cases/bodies/appoint-holder.ts";
import type { CarriedCall } from "#app/use-cases/bodies/find-carried-calls.ts";
import type { Recipient } from "#app/use-cases/invitations/find-recipients.ts";
import { Term } from "./term.tsx";

type SummaryProps = SerializeFrom<Pick<AppointmentPreview, "plan" | "holder" | "former">>;

/** Who holds the seat from when, and until when whoever held it before. */
export function AppointmentSummary({ plan, holder, former }: SummaryProps) {
  const items = [
    { term: former ? "後任" : "委員", description: [holder.name, holder.title].filter(Boolean).join("　") },
    { term: former ? "後任の任期" : "任期", description: <Term {...plan} /> },
    ...(former && plan.ended
      ? [
          {
            term: "前任",
            description: `${former.name}（任期は${formatDateWithoutWeekday(plan.ended.endsOn)}まで。記録は残ります）`,
          },
        ]
      : []),
    {
      term: "連絡方法",
      description: `${contactWayLabel[holder.reachedBy]}${holder.email ? `（${holder.email}）` : ""}`,
    },
  ];
  return <DescriptionList items={items} />;
}

interface CarriedCallsProps {
  calls: readonly CarriedCall[];
  holder: Pick<Recipient, "name" | "reachedBy">;
  now: Instant;
}

/** The open calls that fall to the new holder, and what will become of each. */
export function CarriedCalls({ calls, holder, now }: CarriedCallsProps) {
  if (calls.length === 0) return <p>前任の方に案内済みの、これからの開催はありません。</p>;
  const sent = calls.filter(({ successors, session }) => session.startsAt && !successors?.isOpen).length;
  const postponed = calls.filter(({ successors, session }) => !session.startsAt && !successors?.isOpen).length;
  return (
    <>
      <p className="mb-4">
        前任の方のリンクは使えなくなり、回答は数えなくなります（記録は残ります）。
        {sent > 0 && `${holder.name}さんには、新しいリンクで${sent}件を案内します。`}
      </p>
      {postponed > 0 && (
        <div className="mb-4">
          <Notice tone="info" title={`延期の開催（${postponed}件）は、後任の方にはまだ案内しません`}>
            新しい日時を決めたあと、開催の「案内」の画面で{holder.name}さんを選んで案内してください。
          </Notice>
        </div>
      )}
      {sent > 0 && holder.reachedBy !== "mail" && (
        <div className="mb-4">
          <Notice tone="warning" title={`${holder.name}さんにはメールが届きません`}>
            {contactWayTask[holder.reachedBy]}。
          </Notice>
        </div>
      )}
      <Table
        caption="引き継ぐ案内"
        captionHidden
        head={
          <tr>
            <Th scope="col">開催</Th>
            <Th scope="col">日時</Th>
            <Th scope="col">前任の回答</Th>
            <Th scope="col">登録すると</Th>
          </tr>
        }
      >
        {calls.map((call) => (
          <tr key={call.invitationId}>
            <Th scope="row">
              <Link to={`/sessions/${call.session.id}`}>{call.session.title}</Link>
            </Th>
            <Td nowrap>{call.session.startsAt ? whenText(call.session) : "延期（日時未定）"}</Td>
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
  return (
    <>
      <span className="block">
        {call.otherSeat ? "前任の案内：ほかの委員枠で残ります" : "前任の案内：取り消します"}
      </span>
      <span className="block">後任：{successorText(call, reachedBy)}</span>
      {until && now >= until && (
        <Chip tone="warning" icon="clock">
          回答期限を過ぎています
        </Chip>
      )}
    </>
  );
}

function successorText({ successors, session }: CarriedCall, reachedBy: Recipient["reachedBy"]): string {
  if (successors?.isOpen) return "案内済みです（送りません）";
  return session.startsAt ? `新しく案内します（${contactWayLabel[reachedBy]}）` : "新しい日時が決まってから案内します";
}
