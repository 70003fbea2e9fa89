import { Form } from "@remix-run/react";
import { MAX_CANDIDATES } from "#app/domain/poll-plan.ts";
import { rowsIn, type Typed } from "#app/http/form-rows.ts";
import { pollFieldLabel } from "#app/text/poll.ts";
import { Button, EnterButton, LinkButton } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea, TextField } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Section } from "#app/ui/page.tsx";
import type { PollProposal } from "#app/use-cases/polls/propose-poll.ts";
import { formFields } from "../sessions/form-fields.ts";
import { useRowFocus } from "../sessions/row-focus.ts";
import { useAnswerFocus } from "./answer-focus.ts";
import { CandidateRows } from "./candidate-rows.tsx";
import { CandidateWarnings } from "./candidate-warnings.tsx";
import { PollPeople } from "./poll-people.tsx";

interface PollFormProps {
  proposal: Omit<PollProposal, "session"> & { session: { id: string } };
  typed: Typed;
  errors: readonly { field?: string; message: string }[];
  /** Changes with every answer of the server, so that the fields show what it sent back. */
  revision: string;
}

/** Which dates, whom, and until when. One form: whatever is pressed keeps what was typed. */
export function PollForm({ proposal, typed, errors, revision }: PollFormProps) {
  const fields = formFields({ typed, errors });
  const count = rowsIn(typed, "candidates", MAX_CANDIDATES).length;
  useRowFocus("candidates", count, "date", "add");
  const noteFocus = useAnswerFocus(revision);
  return (
    <div className="max-w-[60rem]">
      <div className="mb-8 grid gap-6 empty:hidden">
        <ErrorSummary errors={errors} labelOf={pollFieldLabel} />
        <CandidateWarnings warnings={proposal.warnings} />
      </div>
      <Form method="post" noValidate key={revision} onSubmit={noteFocus}>
        {/* It looks up what was typed and sends nothing. */}
        <EnterButton name="do" value="update">
          更新
        </EnterButton>
        <Section title="候補日" id="candidates">
          <CandidateRows fields={fields} count={count} />
        </Section>
        <PollPeople proposal={proposal} fields={fields} />
        <Section title="回答と成立の条件">
          <div className="grid gap-7">
            <DateField
              {...fields.of("answerBy")}
              label="回答期限"
              required
              hint="この日の終わりまで回答を受け付けます。"
            />
            <TextField
              {...fields.of("quorum")}
              label="定足数"
              inputMode="numeric"
              width="xs"
              hint="「欠かせない」と「必要」の方のうち、何人の出席で成立するか。空欄は人数の条件なし"
            />
            <TextArea
              {...fields.of("message")}
              label="お伝えすること"
              hint="お尋ねするメールと回答ページに載せます。"
              rows={3}
            />
          </div>
        </Section>
        <div className="mt-10 border-t border-solid-gray-420 pt-6">
          <div className="flex flex-wrap gap-3">
            <Button name="do" value="preview">
              送信前の確認へ進む
              <Icon name="chevron-right" />
            </Button>
            <LinkButton to={`/sessions/${proposal.session.id}`} variant="tertiary">
              やめる
            </LinkButton>
          </div>
          <p className="mt-2 text-[0.875rem] text-solid-gray-700">まだ送信されません。次の画面で内容を確かめます。</p>
        </div>
      </Form>
    </div>
  );
}
