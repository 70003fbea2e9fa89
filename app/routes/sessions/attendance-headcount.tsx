import { Form } from "@remix-run/react";
import { HEADCOUNT_BASES } from "#app/domain/headcount.ts";
import { headcountBasisLabel } from "#app/text/labels.ts";
import { Button } from "#app/ui/button.tsx";
import { RadioGroup } from "#app/ui/choices.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Section } from "#app/ui/page.tsx";
import type { ShownAttendance } from "#app/use-cases/attendance/show-attendance.ts";
import { type FieldError, type Fields, fieldsOf } from "./attendance-fields.ts";

const BASIS_OPTIONS = HEADCOUNT_BASES.map((value) => ({
  value,
  label: headcountBasisLabel[value],
  ...(value === "none" ? { hint: "出席の記録から数えます。" } : {}),
  ...(value === "unknown" ? { hint: "調べても分からないとき。0人とは区別して集計します。" } : {}),
}));

interface HeadcountSectionProps {
  shown: ShownAttendance;
  answer: { fields: Fields; errors: readonly FieldError[] } | undefined;
}

/** The number the secretariat states, in a form of its own: a training of 80 has no list to fill in. */
export function HeadcountSection({ shown: { session, headcount }, answer }: HeadcountSectionProps) {
  const recorded = {
    version: String(session.version),
    basis: headcount.basis,
    people: headcount.stated === null ? "" : String(headcount.stated),
  };
  const of = fieldsOf(answer?.fields ?? recorded, answer?.errors ?? []);
  return (
    <Section title="人数だけを入力する" id="headcount">
      <p className="mb-4 max-w-[48rem]">
        名簿をとらない研修会などで使います。入力した人数があるときは、出席の記録より優先して集計します。
      </p>
      <Form method="post" noValidate className="grid gap-5">
        <input type="hidden" name="version" value={of("version").defaultValue} />
        <RadioGroup {...of("basis")} legend="人数の区分" options={BASIS_OPTIONS} />
        <TextField
          {...of("people")}
          label="人数"
          width="sm"
          hint="上の区分を選び、97、97名、約80名、80人程度のように入力します。「約」が付いたものは、おおよその人数になります。"
        />
        <p>
          <Button name="intent" value="headcount">
            人数を保存
          </Button>
          <span className="ml-3 text-[0.875rem] text-solid-gray-700">
            出席の入力は保存されません。入力中のときは、先に「出席を保存」を押してください。
          </span>
        </p>
      </Form>
    </Section>
  );
}
