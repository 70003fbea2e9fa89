import { Form } from "@remix-run/react";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import type { ShownAppointment } from "#app/use-cases/bodies/show-seat.ts";
import { formFields } from "../sessions/form-fields.ts";
import type { RefusedForm } from "./seat-edit.tsx";
import { typedDay } from "./typed-body.ts";

/** The days of one appointment: a resignation, or a slip of the hand. */
export function TermForm(props: { path: string; appointment: ShownAppointment; answer: RefusedForm | null }) {
  const { path, appointment, answer } = props;
  const typed = { startsOn: typedDay(appointment.startsOn), endsOn: typedDay(appointment.endsOn) };
  const fields = formFields({ typed: answer ? { ...typed, ...answer.typed } : typed, errors: answer?.errors ?? [] });
  return (
    <div className="mb-8 rounded-12 border border-solid-gray-420 p-4">
      <h3 className="mb-3 text-std-17B-170">{appointment.name}さんの任期</h3>
      <Form method="post" action={`${path}?edit=${appointment.id}`} noValidate className="grid gap-5">
        <input type="hidden" name="appointment" value={appointment.id} />
        <div className="grid gap-x-8 gap-y-5 md:grid-cols-2">
          <DateField {...fields.of("startsOn")} label="始まりの日" required warnsOfDayOff={false} />
          <DateField
            {...fields.of("endsOn")}
            label="終わりの日"
            warnsOfDayOff={false}
            hint="辞任のときは、最後の日を入力します。"
          />
        </div>
        <div className="flex flex-wrap gap-3">
          <Button name="step" value="correct">
            任期を保存する
          </Button>
          <Button name="step" value="takeBack" variant="danger" formNoValidate>
            <Icon name="trash" />
            誤って登録した委嘱を取り消す
          </Button>
          <LinkButton to={path} variant="tertiary">
            やめる
          </LinkButton>
        </div>
      </Form>
    </div>
  );
}
