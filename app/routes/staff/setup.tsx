import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData } from "@remix-run/react";
import { z } from "zod";
import { refuse } from "#app/domain/result.ts";
import { appContext } from "#app/http/context.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { accountFieldLabel } from "#app/text/fields.ts";
import { formText } from "#app/text/form.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { PublicShell } from "#app/ui/shell.tsx";
import { createPrefecture, opensSetup, type SetupRefusal } from "#app/use-cases/staff/create-prefecture.ts";
import { showSite } from "#app/use-cases/staff/show-site.ts";

const MESSAGES: Record<SetupRefusal, string> = {
  "link-ended": "初期設定は済んでいます。サインインの画面へお進みください。",
  "wrong-link": "アドレスが正しくありません。サーバーの画面に表示されたアドレスを開いてください。",
};

const setup = z.object({
  code: z
    .string()
    .trim()
    .regex(/^\d{2}$/, "都道府県コード（JIS X 0401）を2桁の数字で入力してください。例：01"),
  name: z.string().trim().min(1, formText.required).max(20, formText.tooLong(20)),
  adminName: z.string().trim().min(1, formText.required).max(100, formText.tooLong(100)),
  email: z.string().trim().max(254, formText.tooLong(254)).pipe(z.email(formText.email)),
  password: z.string().min(12, "12文字以上にしてください。").max(128, formText.tooLong(128)),
});

export const meta: MetaFunction = () => [{ title: "初期設定｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = appContext(args);
  const { needsSetup } = await showSite(ctx);
  if (!needsSetup || !opensSetup(ctx, args.params.token ?? "")) orRefuse(refuse("not-found"));
  return null;
}

export async function action(args: ActionFunctionArgs) {
  const form = await readForm(args.request, setup);
  if (!form.ok) return data({ typed: form.typed, errors: form.errors }, { status: 422 });
  const result = await createPrefecture(appContext(args), { token: args.params.token ?? "", ...form.value });
  if (!result.ok) return data({ typed: form.typed, errors: [{ message: MESSAGES[result.error] }] }, { status: 422 });
  return redirect("/login");
}

export default function Setup() {
  const answer = useActionData<typeof action>();
  const field = (name: keyof z.input<typeof setup>) => ({
    name,
    required: true,
    defaultValue: name === "password" ? undefined : (answer?.typed[name] as string | undefined),
    error: answer?.errors.find((error) => "field" in error && error.field === name)?.message,
  });
  return (
    <PublicShell title="初期設定" demo={false}>
      <p className="mb-6">都道府県と、最初の管理者を登録します。この画面は一度だけ使えます。</p>
      <div className="mb-6 empty:hidden">
        <ErrorSummary errors={answer?.errors ?? []} labelOf={accountFieldLabel} />
      </div>
      <Form method="post" noValidate className="grid gap-6">
        <TextField
          {...field("code")}
          label="都道府県コード"
          hint="JIS X 0401の2桁。北海道は01です。"
          inputMode="numeric"
          width="xs"
        />
        <TextField {...field("name")} label="都道府県名" width="md" />
        <TextField {...field("adminName")} label="管理者の氏名" autoComplete="name" />
        <TextField {...field("email")} label="管理者のメールアドレス" type="email" autoComplete="username" />
        <TextField
          {...field("password")}
          label="パスワード"
          type="password"
          autoComplete="new-password"
          hint="12文字以上"
        />
        <p>
          <Button>登録する</Button>
        </p>
      </Form>
    </PublicShell>
  );
}
