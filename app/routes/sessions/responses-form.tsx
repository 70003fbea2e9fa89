import { Form } from "@remix-run/react";
import { DESK_WAYS } from "#app/domain/contact.ts";
import type { ProxyPolicy } from "#app/domain/proxy.ts";
import type { RsvpAnswer } from "#app/domain/rsvp.ts";
import { SCAN_EXTENSIONS } from "#app/domain/scan.ts";
import { responseWayLabel, standingLabel } from "#app/text/labels.ts";
import { noProxyAtDesk } from "#app/text/proxy.ts";
import { scanText } from "#app/text/scan.ts";
import { addSeatText } from "#app/text/seats.ts";
import { Button } from "#app/ui/button.tsx";
import { RadioGroup } from "#app/ui/choices.tsx";
import { Checkbox } from "#app/ui/field.tsx";
import { FileField } from "#app/ui/file-field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { ResponseFields } from "../rsvp/response-fields.tsx";
import type { FormFields } from "./form-fields.ts";

interface DeskAnswerFormProps {
  offered: readonly RsvpAnswer[];
  late: boolean;
  /** Whether the session has a limit of seats. */
  limited: boolean;
  proxies: { policy: ProxyPolicy; organizationName: string | null };
  fields: FormFields;
}

/** An answer as the desk was told it. Who enters it, and when, is kept with it. */
export function DeskAnswerForm({ offered, late, limited, proxies, fields }: DeskAnswerFormProps) {
  const { defaultValue: via, ...viaField } = fields.of("via");
  const { defaultValue: _never, ...scan } = fields.of("scan");
  return (
    <Form method="post" encType="multipart/form-data" noValidate className="grid max-w-[42rem] gap-8">
      {late && (
        <Notice tone="info" title="回答期限を過ぎています。事務局からは入力でき、期限後の回答として記録します。" />
      )}
      <RadioGroup
        {...viaField}
        legend="受けた方法"
        layout="row"
        required
        defaultValue={via || undefined}
        options={DESK_WAYS.map((value) => ({ value, label: responseWayLabel[value] }))}
      />
      {proxies.policy === "notAllowed" && <p>{noProxyAtDesk}</p>}
      <ResponseFields
        fields={fields}
        legend="回答"
        options={offered.map((value) => ({ value, label: standingLabel[value] }))}
        proxyOrganization={proxies.policy === "sameOrganization" ? proxies.organizationName : null}
        messageLabel="連絡事項"
      />
      {limited && (
        <Checkbox
          name="addSeat"
          label={addSeatText.label}
          hint={addSeatText.hint}
          defaultChecked={fields.of("addSeat").defaultValue === "on"}
        />
      )}
      <FileField {...scan} label={scanText.label} hint={scanText.hint} accept={SCAN_EXTENSIONS} />
      <p>
        <Button>回答を記録する</Button>
      </p>
    </Form>
  );
}
