import { Form } from "@remix-run/react";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import type { Typed } from "#app/http/form-rows.ts";
import { commissionFieldLabel as labels, termText } from "#app/text/commission.ts";
import { memberRoleLabel } from "#app/text/labels.ts";
import { Button } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FieldError } from "#app/ui/field-frame.tsx";
import { fieldId } from "#app/ui/field-id.ts";
import { Icon } from "#app/ui/icon.tsx";
import { CellNote, Table, Td, Th } from "#app/ui/table.tsx";
import type { CommissionRow } from "#app/use-cases/commissions/show-commissions.ts";
import { formFields } from "../sessions/form-fields.ts";

interface CommissionFormProps {
  path: string;
  rows: readonly CommissionRow[];
  issuedBefore: number;
  typed: Typed;
  errors: readonly { field?: string; message: string }[];
}

/** Whom to issue to, which day and number; looked at first, then issued. */
export function CommissionForm({ path, rows, issuedBefore, typed, errors }: CommissionFormProps) {
  const fields = formFields({ typed, errors });
  const chosen = typed["appointments[]"];
  // At first, those who have none for this term; the office's own are not commissioned as a rule.
  const isChosen = ({ appointmentId, issuedOn, role }: CommissionRow) =>
    chosen === undefined && errors.length === 0
      ? issuedOn === null && role !== "secretariat"
      : [chosen].flat().includes(appointmentId);
  const fault = errors.find(({ field }) => field === "appointments");
  return (
    <Form method="post" noValidate reloadDocument className="grid gap-6">
      <input type="hidden" name="issuedBefore" value={issuedBefore} />
      <div>
        {fault && <FieldError id={fieldId("appointments")}>{fault.message}</FieldError>}
        <Table
          caption="委嘱状を発行する委員"
          captionHidden
          stacks
          head={
            <tr>
              <Th scope="col" fit>
                選ぶ
              </Th>
              <Th scope="col">委員</Th>
              <Th scope="col">役割</Th>
              <Th scope="col">任期</Th>
              <Th scope="col">委嘱状</Th>
            </tr>
          }
        >
          {rows.map((row, i) => (
            <tr key={row.appointmentId}>
              <Td>
                <label className="inline-flex min-h-6 cursor-pointer items-center pointer-coarse:min-h-11 pointer-coarse:min-w-11">
                  <input
                    type="checkbox"
                    id={i === 0 ? fieldId("appointments") : undefined}
                    name="appointments[]"
                    value={row.appointmentId}
                    defaultChecked={isChosen(row)}
                    className="size-6 accent-key-900"
                  />
                  <span className="sr-only">{row.name}さんを選ぶ</span>
                </label>
              </Td>
              <Th scope="row">
                {row.name}
                <CellNote>{[row.organization, row.title].filter(Boolean).join("　")}</CellNote>
              </Th>
              <Td label="役割">{memberRoleLabel[row.role]}</Td>
              <Td label="任期">{termText(row)}</Td>
              <Td label="委嘱状">
                {row.issuedOn ? `${formatDateWithoutWeekday(row.issuedOn)}付けで発行済み` : "まだ発行していません"}
              </Td>
            </tr>
          ))}
        </Table>
      </div>
      <div className="grid gap-x-8 gap-y-5 md:grid-cols-2">
        <DateField {...fields.of("issuedOn")} label={labels.issuedOn ?? ""} required warnsOfDayOff={false} />
        <TextField
          {...fields.of("number")}
          label={labels.number ?? ""}
          hint="付けないときは空欄にします。数字だけを入れると、文書記号が頭に付きます。"
          width="md"
          maxLength={60}
        />
      </div>
      <p className="flex flex-wrap gap-4">
        <Button formMethod="get" formAction={`${path}.pdf`} formTarget="_blank" variant="secondary">
          <Icon name="print" />
          発行の前にPDFで確かめる
        </Button>
        <Button>選んだ方の委嘱状を発行する</Button>
      </p>
    </Form>
  );
}
