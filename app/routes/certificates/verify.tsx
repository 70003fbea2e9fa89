import { data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { certificatePath, readCertificateCode } from "#app/domain/certificate.ts";
import { appContext } from "#app/http/context.server.ts";
import { Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PublicShell } from "#app/ui/shell.tsx";
import { verifyCertificate } from "#app/use-cases/certificates/verify-certificate.ts";
import { showSite } from "#app/use-cases/staff/show-site.ts";

/** Read on any phone that scans a paper: no script is sent. */
export const handle = { static: true };

export const headers = () => ({ "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow" });

export const meta: MetaFunction = () => [{ title: "受講証の確認｜Renkei" }];

/** What was typed leads to the address of its own; there it is said whether it is valid, and nothing else. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = appContext(args);
  const typed = args.params.code ?? new URL(args.request.url).searchParams.get("code");
  const { demo } = await showSite(ctx);
  if (typed === null) return data({ demo, typed: "", checked: null });
  const code = readCertificateCode(typed);
  if (code !== null && code !== args.params.code) throw redirect(certificatePath(code));
  const result = await verifyCertificate(ctx, typed);
  const checked = result.ok ? (result.value.valid ? ("valid" as const) : ("invalid" as const)) : result.error;
  return data({ demo, typed, checked }, { status: checked === "valid" ? 200 : 404 });
}

export default function Verify() {
  const { demo, typed, checked } = useLoaderData<typeof loader>();
  return (
    <PublicShell title="受講証の確認" demo={demo}>
      <div className="grid gap-8">
        {checked === "valid" && (
          <Notice tone="success" title="有効な受講証です">
            お手元の紙の氏名と研修名は、このページでは表示しません。
          </Notice>
        )}
        {checked === "invalid" && (
          <Notice tone="warning" title="有効ではありません">
            この確認番号の受講証は、発行されていないか、取り消されたか、再発行されています。発行した保健所へお問い合わせください。
          </Notice>
        )}
        {checked === "unreadable" && (
          <Notice tone="warning" title="確認番号に誤りがあります">
            4文字ずつ4組の番号です。紙の番号と見比べて、もう一度入力してください。
          </Notice>
        )}
        <form method="get" action="/certificates" className="grid gap-4">
          <TextField
            name="code"
            label="確認番号"
            hint="受講証の左下にあります。ハイフンはなくても構いません。"
            defaultValue={typed}
            width="md"
            maxLength={60}
            autoComplete="off"
          />
          <p>
            <Button>確かめる</Button>
          </p>
        </form>
      </div>
    </PublicShell>
  );
}
