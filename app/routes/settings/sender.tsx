import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SENDER_FIELDS } from "#app/domain/sender.ts";
import { staffContext } from "#app/http/context.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { commonRefusal } from "#app/text/refusals.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DescriptionList, PageHeading, Section } from "#app/ui/page.tsx";
import { saveSender } from "#app/use-cases/settings/save-sender.ts";
import { showSender } from "#app/use-cases/settings/show-settings.ts";
import { SenderForm } from "./sender-form.tsx";
import { senderForm } from "./setting-fields.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.center.name ?? ""}の差出人と連絡先｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const sender = orRefuse(await showSender(await staffContext(args), args.params.id ?? ""));
  const { center } = sender;
  const typed = Object.fromEntries(SENDER_FIELDS.map((field) => [field, center[field] ?? ""]));
  const saved = new URL(args.request.url).searchParams.has("saved");
  return { ...sender, typed: { ...typed, version: String(center.version) }, saved };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const centerId = args.params.id ?? "";
  const form = await readForm(args.request, senderForm);
  if (!form.ok) return data({ typed: form.typed, errors: form.errors, stale: false }, { status: 422 });
  const { version, ...fields } = form.value;
  const result = await saveSender(ctx, { centerId, version, fields });
  if (!result.ok && result.error === "edited-meanwhile") {
    const errors = [{ message: commonRefusal[result.error] }];
    return data({ typed: form.typed, errors, stale: true }, { status: 422 });
  }
  orRefuse(result);
  return redirect(`/settings/centers/${centerId}?saved`);
}

export default function Sender() {
  const { center, from, contact, mayWrite, typed, saved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <PageHeading
        title={`${center.name}の差出人と連絡先`}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "設定", to: "/settings" },
        ]}
      />
      {saved && !refused && (
        <div className="mb-8">
          <Notice tone="success" title="保存しました">
            これから書くメールと文書に反映されます。
          </Notice>
        </div>
      )}
      <Section title="メールと文書での見え方">
        <DescriptionList
          items={[
            { term: "差出人", description: from },
            { term: "返信先", description: center.email ?? "なし（差出人に返信されます）" },
            { term: "問合せ先", description: contact.map((line) => <p key={line}>{line}</p>) },
            { term: "文書記号", description: center.documentMark ?? "なし" },
            {
              term: "文書の発信者名",
              description: <p className="whitespace-pre-line">{center.signatory ?? `${center.name}長`}</p>,
            },
          ]}
        />
      </Section>
      {mayWrite && (
        <Section title="変更">
          {refused?.stale && (
            <p className="mb-6">
              <LinkButton to={`/settings/centers/${center.id}`} reloadDocument>
                最新の内容を開く（いま入力したものは消えます）
              </LinkButton>
            </p>
          )}
          <SenderForm
            key={typed.version}
            typed={refused?.typed ?? typed}
            errors={refused?.errors ?? []}
            centerName={center.name}
          />
        </Section>
      )}
    </>
  );
}
