import { Form } from "@remix-run/react";
import { MAX_AGENDA_ITEMS } from "#app/domain/agenda.ts";
import { rowsIn } from "#app/http/form-rows.ts";
import { sessionFieldLabel } from "#app/text/fields.ts";
import { Button, EnterButton, LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Section } from "#app/ui/page.tsx";
import type { SessionChoices } from "#app/use-cases/sessions/show-session-choices.ts";
import type { ProposedFollowUp } from "../follow-ups/proposed.ts";
import { AgendaRows } from "./agenda-rows.tsx";
import { formFields } from "./form-fields.ts";
import { useMovedRowFocus, useRowFocus } from "./row-focus.ts";
import { InvitingPart, OptionalPart } from "./session-form-people.tsx";
import { SubjectPart, TimeAndPlacePart } from "./session-form-plan.tsx";

export interface SessionFormProps {
  typed: Record<string, string | string[]>;
  errors: readonly { field?: string; message: string }[];
  /** Changes with every answer of the server, so that the fields show what it sent back. */
  revision: string;
  choices: SessionChoices;
  /** The lead center, once it is fixed. */
  centerId: string | null;
  /** Whether the second button fixes the date. */
  maySchedule: boolean;
  isPostponed?: boolean;
  presenters: readonly string[];
  lastRound?: { name: string; continued: number } | null;
  /** What earlier rounds left to be done. */
  followUps?: readonly ProposedFollowUp[];
  /** The number its body would give it; null where it has one, or none can be told. */
  nextRound?: number | null;
  backTo: string;
}

/** The form of a session, new or changed: what, when and where, about what, who; what few need is folded at the end. */
export function SessionForm(props: SessionFormProps) {
  const { typed, errors, revision, choices, centerId, maySchedule, isPostponed, presenters, lastRound, backTo } = props;
  const fields = formFields(props);
  const items = rowsIn(typed, "agenda", MAX_AGENDA_ITEMS).length;
  useRowFocus("agenda", items, "title", "add");
  const noteMove = useMovedRowFocus("agenda", revision, "title");
  return (
    <div className="max-w-[60rem]">
      <div className="mb-8 empty:hidden">
        <ErrorSummary errors={errors} labelOf={sessionFieldLabel} />
      </div>
      <Form method="post" noValidate key={revision} onSubmit={noteMove} className="group/session">
        <EnterButton name="save" value="keep">
          保存
        </EnterButton>
        <input type="hidden" name="version" value={fields.text("version") || "0"} />
        <Section title="何を開くか">
          <SubjectPart fields={fields} choices={choices} centerId={centerId} nextRound={props.nextRound ?? null} />
        </Section>
        <Section title="日時と場所">
          <TimeAndPlacePart fields={fields} />
        </Section>
        <Section title="議題" id="agenda">
          <AgendaRows
            fields={fields}
            count={items}
            presenters={presenters}
            lastRound={lastRound}
            followUps={props.followUps ?? []}
          />
        </Section>
        <Section title="案内と回答">
          <InvitingPart fields={fields} />
        </Section>
        <Section title="その他（必要なときだけ）">
          <OptionalPart fields={fields} coHosts={choices.centers.filter((center) => center.id !== centerId)} />
        </Section>
        <div className="mt-10 flex flex-wrap gap-3 border-t border-solid-gray-420 pt-6">
          {maySchedule && (
            <Button name="save" value="schedule">
              日時を決めて開催予定にする
            </Button>
          )}
          <Button name="save" value="keep" variant={maySchedule ? "secondary" : "primary"}>
            {maySchedule && !isPostponed ? "下書きのまま保存" : "保存する"}
          </Button>
          <LinkButton to={backTo} variant="tertiary">
            やめる
          </LinkButton>
        </div>
      </Form>
    </div>
  );
}
