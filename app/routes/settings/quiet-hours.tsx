import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { refuse } from "#app/domain/result.ts";
import { staffContext } from "#app/http/context.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { commonRefusal } from "#app/text/refusals.ts";
import { quietFieldLabel } from "#app/text/settings.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { RadioGroup } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { PageHeading } from "#app/ui/page.tsx";
import { setQuietHours } from "#app/use-cases/settings/set-quiet-hours.ts";
import { showSettings } from "#app/use-cases/settings/show-settings.ts";
import { formFields } from "../sessions/form-fields.ts";
import { quietForm } from "./setting-fields.server.ts";

export const meta: MetaFunction = () => [{ title: "送信を控える時間｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const { quiet, mayWrite } = await showSettings(await staffContext(args));
  if (!mayWrite) orRefuse(refuse("forbidden"));
  const { quietFrom, quietUntil, version } = quiet;
  const isOn = quietFrom !== quietUntil;
  // Who switches it on begins with the night.
  const shown = isOn ? { quietFrom, quietUntil } : { quietFrom: 20, quietUntil: 8 };
  return {
    typed: {
      ...{ quiet: isOn ? "on" : "off", version: String(version) },
      ...{ quietFrom: String(shown.quietFrom), quietUntil: String(shown.quietUntil) },
    },
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const form = await readForm(args.request, quietForm);
  if (!form.ok) return data({ typed: form.typed, errors: form.errors, stale: false }, { status: 422 });
  const set = await setQuietHours(ctx, form.value);
  if (!set.ok && set.error === "edited-meanwhile") {
    const errors = [{ message: commonRefusal[set.error] }];
    return data({ typed: form.typed, errors, stale: true }, { status: 422 });
  }
  orRefuse(set);
  return redirect("/settings");
}

const HOURS = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${hour}時` }));

export default function QuietHours() {
  const loaded = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = refused?.errors ?? [];
  const fields = formFields({ typed: refused?.typed ?? loaded.typed, errors });
  return (
    <>
      <PageHeading
        title="送信を控える時間"
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "設定", to: "/settings" },
        ]}
        lead="自動のメール（回答のない方への再度のお願い、前日のお知らせ、空席の御案内）を送らない時間です。職員が送るメールは、いつでも送られます。"
      />
      {refused?.stale && (
        <p className="mb-6">
          <LinkButton to="/settings/quiet-hours" reloadDocument>
            最新の内容を開く（いま入力したものは消えます）
          </LinkButton>
        </p>
      )}
      <Form method="post" noValidate className="grid gap-6">
        <input type="hidden" name="version" value={fields.text("version")} />
        <ErrorSummary errors={errors} labelOf={(field) => quietFieldLabel[field]} />
        <RadioGroup
          {...fields.of("quiet")}
          legend="自動のメール"
          options={[
            { value: "on", label: "次の時間は控える" },
            { value: "off", label: "控えない（いつでも送る）" },
          ]}
        />
        <SelectField {...fields.of("quietFrom")} label="控え始める時刻" options={HOURS} />
        <SelectField
          {...fields.of("quietUntil")}
          label="送り始める時刻"
          hint="控えている間に送る時刻になったメールは、この時刻に送ります。"
          options={HOURS}
        />
        <p className="flex flex-wrap gap-4">
          <Button>保存する</Button>
          <LinkButton to="/settings">やめる</LinkButton>
        </p>
      </Form>
    </>
  );
}
