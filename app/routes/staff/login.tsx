import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { appContext, currentStaff } from "#app/http/context.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { accountFieldLabel } from "#app/text/fields.ts";
import { formText } from "#app/text/form.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PublicShell } from "#app/ui/shell.tsx";
import { showSite } from "#app/use-cases/staff/show-site.ts";
import { type SignInRefusal, signIn } from "#app/use-cases/staff/sign-in.ts";

const MESSAGES: Record<SignInRefusal, string> = {
  "wrong-credentials": "メールアドレスまたはパスワードが違います。",
  "too-many-attempts": "続けて失敗したため、しばらく受け付けられません。10分ほど待ってから、もう一度お試しください。",
};

const credentials = z.object({
  email: z.string().trim().min(1, formText.required).max(254, formText.tooLong(254)),
  password: z.string().min(1, formText.required).max(128, formText.tooLong(128)),
});

export const meta: MetaFunction = () => [{ title: "サインイン｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  if (await currentStaff(args)) throw redirect("/");
  const { demo, needsSetup } = await showSite(appContext(args));
  return { demo, needsSetup };
}

export async function action(args: ActionFunctionArgs) {
  const form = await readForm(args.request, credentials);
  const email = String(form.typed.email ?? "");
  if (!form.ok) return data({ email, errors: form.errors }, { status: 422 });
  const result = await signIn(appContext(args), { ...form.value, address: args.context.address });
  if (!result.ok) {
    const status = result.error === "too-many-attempts" ? 429 : 422;
    return data({ email, errors: [{ field: "email", message: MESSAGES[result.error] }] }, { status });
  }
  const headers = new Headers();
  for (const cookie of result.value.cookies) headers.append("Set-Cookie", cookie);
  return redirect(returnPath(args.request.url), { headers });
}

/** Only a path of ours: a link must not send someone who has just signed in to another site. */
function returnPath(url: string): string {
  const { origin, searchParams } = new URL(url);
  const to = searchParams.get("to") ?? "/";
  if (!URL.canParse(to, origin)) return "/";
  const target = new URL(to, origin);
  return target.origin === origin ? target.pathname + target.search : "/";
}

export default function Login() {
  const { demo, needsSetup } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errorOf = (field: string) => answer?.errors.find((error) => error.field === field)?.message;
  return (
    <PublicShell title="職員のサインイン" demo={demo}>
      {needsSetup && (
        <div className="mb-6">
          <Notice tone="info" title="まだ都道府県が登録されていません">
            サーバーの画面に表示された、初期設定のアドレスを開いてください。
          </Notice>
        </div>
      )}
      <div className="mb-6 empty:hidden">
        <ErrorSummary errors={answer?.errors ?? []} labelOf={accountFieldLabel} />
      </div>
      <Form method="post" noValidate className="grid gap-6">
        <TextField
          name="email"
          label="メールアドレス"
          type="email"
          autoComplete="username"
          required
          defaultValue={answer?.email}
          error={errorOf("email")}
        />
        <TextField
          name="password"
          label="パスワード"
          type="password"
          autoComplete="current-password"
          required
          error={errorOf("password")}
        />
        <p>
          <Button>サインイン</Button>
        </p>
      </Form>
      <p className="mt-10 text-solid-gray-700">
        会議や研修の案内を受け取った方は、サインインは要りません。案内に書かれた回答用のリンクを開いてください。
      </p>
      <p className="mt-4">
        <LinkButton to="/courses" reloadDocument>
          研修の一覧と受講申込み
        </LinkButton>
      </p>
    </PublicShell>
  );
}
