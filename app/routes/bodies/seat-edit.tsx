import { Form } from "@remix-run/react";
import type { Typed } from "#app/http/form-rows.ts";
import { Button } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { Fold } from "#app/ui/fold.tsx";
import { Icon } from "#app/ui/icon.tsx";
import type { ShownSeat } from "#app/use-cases/bodies/show-seat.ts";
import { formFields } from "../sessions/form-fields.ts";
import { SeatFields } from "./seat-fields.tsx";
import { typedDay } from "./typed-body.ts";

export interface RefusedForm {
  typed: Typed;
  errors: readonly { field?: string; message: string }[];
}

interface SeatEditProps {
  seat: Pick<ShownSeat["seat"], "version" | "organization" | "post" | "role" | "startsOn" | "endsOn">;
  organizations: readonly string[];
  isUnused: boolean;
  answer: RefusedForm | null;
}

/** What the seat is, folded: it changes seldom. A seat that was held is ended by its last day. */
export function SeatEdit({ seat, organizations, isUnused, answer }: SeatEditProps) {
  const typed = {
    version: String(seat.version),
    organizationName: seat.organization?.name ?? "",
    post: seat.post,
    role: seat.role,
    startsOn: typedDay(seat.startsOn),
    endsOn: typedDay(seat.endsOn),
  };
  const fields = formFields(answer ?? { typed, errors: [] });
  return (
    <div className="grid gap-3">
      <Fold title="機関・職・役割・設置日を直す、枠を終える" open={answer !== null}>
        <Form method="post" noValidate className="flex flex-col gap-6 pb-4">
          <input type="hidden" name="version" value={fields.text("version")} />
          <SeatFields fields={fields} organizations={organizations} />
          <DateField
            {...fields.of("endsOn")}
            label="枠の最終日"
            warnsOfDayOff={false}
            hint="枠をなくすときに入力します。その後の名簿には載らず、いまの委員の任期もこの日までになります。続くときは空欄のままにします。"
          />
          <p>
            <Button>保存する</Button>
          </p>
        </Form>
      </Fold>
      {isUnused && (
        <Form method="post">
          <input type="hidden" name="step" value="remove" />
          <p className="mb-3">まだ誰も委嘱していない枠です。誤って登録したときは、削除できます。</p>
          <Button variant="danger">
            <Icon name="trash" />
            この枠を削除する
          </Button>
        </Form>
      )}
    </div>
  );
}
