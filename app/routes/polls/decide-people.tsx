import type { ContactWay } from "#app/domain/contact.ts";
import type { PollMark, PollNeed } from "#app/domain/poll.ts";
import { needLabel } from "#app/text/poll.ts";
import { contactWayLabel } from "#app/text/rsvp.ts";
import { Section } from "#app/ui/page.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import { AskWays } from "./asked-table.tsx";
import { InviteBox } from "./invite-box.tsx";
import { Mark } from "./mark.tsx";

interface Participant {
  id: string;
  name: string;
  organizationName: string | null;
  title: string | null;
  need: PollNeed;
  reachedBy: ContactWay;
  currentReply: { marks: readonly { optionId: string; mark: PollMark }[] } | null;
}

export interface DecidePeopleProps {
  optionId: string;
  participants: readonly Participant[];
  gone: readonly string[];
  calledBefore: readonly string[];
  /** Whether deciding calls people; else everyone is only told. */
  isCalling: boolean;
  /** Who was ticked before a refusal; null at first, when everyone is. */
  invited: readonly string[] | null;
}

/** Who is called to the date and how, with those first whom it does not suit. */
export function DecidePeople(props: DecidePeopleProps) {
  const { optionId, participants, gone, calledBefore, isCalling, invited } = props;
  const markOf = ({ currentReply }: Participant) =>
    currentReply?.marks.find((mark) => mark.optionId === optionId)?.mark ?? "silent";
  const absent = participants.filter((participant) => markOf(participant) === "no");
  return (
    <>
      {absent.length > 0 && (
        <Section title={`この日の都合がつかない方（${absent.length}人）`}>
          <p>{absent.map(({ name, need }) => `${name}さん（${needLabel[need]}）`).join("、")}</p>
        </Section>
      )}
      <Section title={isCalling ? "開催案内を送る方" : "日時の決定をお知らせする方"}>
        <div className="mb-4">
          <AskWays people={participants} />
          {isCalling && <p className="mt-2">外した方には、開催案内ではなく、日時の決定だけをお知らせします。</p>}
          {calledBefore.length > 0 && (
            <p className="mt-2">
              「案内済み」の方には、新しい日時と回答用のリンクをメールでお知らせします。日が変わるときは、先の日についての回答は取り消され、あらためて回答していただきます。
            </p>
          )}
        </div>
        <Table
          caption={isCalling ? "開催案内を送る方" : "日時の決定をお知らせする方"}
          captionHidden
          head={
            <tr>
              {isCalling && (
                <Th scope="col" align="center" fit>
                  案内する
                </Th>
              )}
              <Th scope="col">氏名</Th>
              <Th scope="col">機関・役職</Th>
              <Th scope="col">出席</Th>
              <Th scope="col" align="center">
                この日の回答
              </Th>
              <Th scope="col">連絡方法</Th>
            </tr>
          }
        >
          {participants.map((participant) => {
            const { id, name, organizationName, title, need, reachedBy } = participant;
            return (
              <tr key={id}>
                {isCalling && (
                  <Td align="center">
                    <InviteBox
                      id={id}
                      name={name}
                      why={gone.includes(id) ? "名簿になし" : calledBefore.includes(id) ? "案内済み" : null}
                      checked={invited?.includes(id) ?? true}
                    />
                  </Td>
                )}
                <Th scope="row">
                  <span className="whitespace-nowrap">{name}</span>
                </Th>
                <Td>{[organizationName, title].filter(Boolean).join("　")}</Td>
                <Td nowrap>{needLabel[need]}</Td>
                <Td align="center">
                  <Mark standing={markOf(participant)} />
                </Td>
                <Td nowrap>{contactWayLabel[reachedBy]}</Td>
              </tr>
            );
          })}
        </Table>
      </Section>
    </>
  );
}
