import { Form } from "@remix-run/react";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import type { IsoDate } from "#app/domain/tokyo-time.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Fold } from "#app/ui/fold.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Section } from "#app/ui/page.tsx";
import type { FormFields } from "../sessions/form-fields.ts";
import { CandidateFields } from "./candidate-rows.tsx";

interface PollUpkeepProps {
  sessionId: string;
  poll: { answerBy: IsoDate; quorum: number | null };
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
            <input type="hidden" name="seenAnswerBy" value={poll.answerBy} />
            <input type="hidden" name="seenQuorum" value={poll.quorum ?? ""} />
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
              回答の受付を終えます。これまでの回答は残り、お尋ねした方への連絡は送られません。日程調整中の開催は、下書きに戻ります。新しい日程調整を始めることも、「内容」の画面で日時を決めることもできます。
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
