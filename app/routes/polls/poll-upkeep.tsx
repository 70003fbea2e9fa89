import { Form } from "@remix-run/react";
import { formatDate, formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import type { PollState } from "#app/domain/poll.ts";
import type { Instant, IsoDate } from "#app/domain/tokyo-time.ts";
import { pollStateLabel } from "#app/text/poll.ts";
import { instantText } from "#app/text/session.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Fold } from "#app/ui/fold.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { DescriptionList, Section } from "#app/ui/page.tsx";
import type { FormFields } from "../sessions/form-fields.ts";
import { CandidateFields } from "./candidate-rows.tsx";

interface Facts {
  state: PollState;
  message: string | null;
  answerBy: IsoDate;
  quorum: number | null;
  createdAt: Instant;
  closedAt: Instant | null;
}

export function PollFacts({ poll }: { poll: Facts }) {
  const { state, answerBy, quorum, message, createdAt, closedAt } = poll;
  return (
    <DescriptionList
      items={[
        { term: "状態", description: pollStateLabel[state] },
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
      ]}
    />
  );
}

interface PollUpkeepProps {
  sessionId: string;
  poll: Facts;
  /** What was typed and refused, of the part that is open. */
  fields: FormFields;
  open: "candidate" | "change" | "close" | null;
}

/** What can be changed while replies come in. */
export function PollUpkeep({ sessionId, poll, fields, open }: PollUpkeepProps) {
  const answerBy = fields.of("answerBy");
  const quorum = fields.of("quorum");
  const isRefused = open === "change";
  return (
    <Section title="日程調整を改める">
      <div className="grid gap-4">
        <p>
          <LinkButton to={`/sessions/${sessionId}/poll/people`}>
            <Icon name="person" />
            お尋ねする方を加える
          </LinkButton>
        </p>
        <Fold title="候補日を加える" open={open === "candidate"}>
          <Form method="post" noValidate className="grid gap-4 pl-6">
            <CandidateFields fields={fields} prefix="" />
            <p className="text-[0.875rem] text-solid-gray-700">
              回答済みの方は、この日については未回答になります。加えただけではお知らせしません。
            </p>
            <p>
              <Button name="do" value="candidate" variant="secondary">
                <Icon name="plus" />
                候補日を加える
              </Button>
            </p>
          </Form>
        </Fold>
        <Fold title="回答期限と定足数を改める" open={isRefused}>
          <Form method="post" noValidate className="grid gap-4 pl-6">
            <DateField
              {...answerBy}
              label="回答期限"
              required
              defaultValue={isRefused ? answerBy.defaultValue : formatDateWithoutWeekday(poll.answerBy)}
              warnsOfDayOff={false}
            />
            <TextField
              {...quorum}
              label="定足数"
              inputMode="numeric"
              width="xs"
              defaultValue={isRefused ? quorum.defaultValue : (poll.quorum ?? "")}
              hint="空欄は人数の条件なし"
            />
            <p>
              <Button name="do" value="change" variant="secondary">
                改める
              </Button>
            </p>
          </Form>
        </Fold>
        <Fold title="日を決めずに打ち切る" open={open === "close"}>
          <Form method="post" className="grid gap-3 pl-6">
            <p>
              回答の受付を終えます。これまでの回答は残り、お尋ねした方への連絡は送られません。新しい日程調整を始めることも、「内容」の画面で日時を決めることもできます。
            </p>
            <p>
              <Button name="do" value="close" variant="danger">
                <Icon name="cross" />
                日程調整を打ち切る
              </Button>
            </p>
          </Form>
        </Fold>
      </div>
    </Section>
  );
}
