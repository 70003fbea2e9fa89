import { Form } from "@remix-run/react";
import { Button } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { Fold } from "#app/ui/fold.tsx";
import { Section } from "#app/ui/page.tsx";
import type { FormFields } from "../sessions/form-fields.ts";
import { FollowUpFields } from "./fields.tsx";

interface Of {
  version: number;
  fields: FormFields;
}

/** On which day it was done and how; or that it is to be done again. */
export function DoneForm({ version, isDone, fields }: Of & { isDone: boolean }) {
  return (
    <Section title={isDone ? "対応中に戻す" : "対応済みにする"}>
      <Form method="post" noValidate className="grid max-w-[48rem] gap-6">
        <input type="hidden" name="version" value={version} />
        {!isDone && (
          <>
            <DateField {...fields.of("doneOn")} label="対応した日" required warnsOfDayOff={false} />
            <TextArea {...fields.of("doneNote")} label="対応の内容" rows={3} />
          </>
        )}
        <p>
          <Button name="act" value={isDone ? "reopen" : "finish"} variant={isDone ? "secondary" : "primary"}>
            {isDone ? "対応中に戻す" : "対応済みにする"}
          </Button>
        </p>
      </Form>
    </Section>
  );
}

/** What is to be done, by whom and until when. */
export function EditForm({
  version,
  fields,
  agenda,
  assignees,
}: Of & Omit<Parameters<typeof FollowUpFields>[0], "fields">) {
  return (
    <Section title="内容を直す">
      <Form method="post" noValidate className="grid max-w-[48rem] gap-6">
        <input type="hidden" name="version" value={version} />
        <FollowUpFields {...{ fields, agenda, assignees }} />
        <p>
          <Button name="act" value="edit" variant="secondary">
            保存する
          </Button>
        </p>
      </Form>
    </Section>
  );
}

/** Takes off what was noted by mistake. */
export function RemoveForm({ version }: Pick<Of, "version">) {
  return (
    <Section title="削除">
      <Fold title="この対応事項を削除する">
        <Form method="post" className="grid gap-4">
          <input type="hidden" name="version" value={version} />
          <p>誤って登録したときに使います。済んだものは、削除せずに「対応済み」にしてください。</p>
          <p>
            <Button name="act" value="remove" variant="danger">
              削除する
            </Button>
          </p>
        </Form>
      </Fold>
    </Section>
  );
}
