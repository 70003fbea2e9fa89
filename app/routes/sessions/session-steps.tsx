import { Form } from "@remix-run/react";
import type { SessionStep } from "#app/domain/session.ts";
import { stepLabel } from "#app/text/labels.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { Fold } from "#app/ui/fold.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Section } from "#app/ui/page.tsx";

interface SessionStepsProps {
  steps: readonly SessionStep[];
  hasDate: boolean;
  isPostponed: boolean;
  session: { id: string; version: number };
  reason: string;
  error: string | undefined;
}

/** What can be done next to the plan, from the state it is in. */
export function SessionSteps({ steps, hasDate, isPostponed, session, reason, error }: SessionStepsProps) {
  const may = (step: SessionStep) => steps.includes(step);
  // A date it still has from before is not the one looked for.
  const looksForDate = !hasDate || !may("openPoll");
  if (!may("schedule") && !may("cancel") && !may("postpone")) return null;
  return (
    <Section title="状態を変える">
      {may("schedule") && (
        <Form method="post" className="mb-6 flex flex-wrap gap-3">
          <input type="hidden" name="version" value={session.version} />
          {!looksForDate && (
            <Button name="step" value="schedule">
              {stepLabel.schedule}
            </Button>
          )}
          {looksForDate && (
            <LinkButton to={`/sessions/${session.id}/edit`} variant="primary">
              日時を決める
            </LinkButton>
          )}
          <LinkButton to={`/sessions/${session.id}/poll`}>
            {may("openPoll") || isPostponed ? stepLabel.openPoll : "日程調整の画面へ"}
          </LinkButton>
        </Form>
      )}
      {may("cancel") && (
        <Fold title="延期または中止にする" open={error !== undefined}>
          <Form method="post" noValidate className="flex max-w-[40rem] flex-col gap-4 pl-6">
            <input type="hidden" name="version" value={session.version} />
            <TextArea
              name="reason"
              label="延期・中止の理由"
              required
              rows={2}
              defaultValue={reason}
              error={error}
              hint="案内した方の回答ページと、都道府県内のすべての保健所の画面に表示されます。個人の事情などは書かないでください。案内した方がいるときは、続けて、誰に何を知らせるかを確かめて送る画面に進みます。"
            />
            <div className="flex flex-wrap gap-3">
              <Button name="step" value="postpone" variant="secondary">
                <Icon name="pause" />
                {stepLabel.postpone}
              </Button>
              <Button name="step" value="cancel" variant="danger">
                <Icon name="cross" />
                {stepLabel.cancel}
              </Button>
            </div>
          </Form>
        </Fold>
      )}
    </Section>
  );
}
