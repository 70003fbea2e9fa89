import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { staffContext } from "#app/http/context.server.ts";
import { choices, version } from "#app/http/fields.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { formText } from "#app/text/form.ts";
import { tellRefusal } from "#app/text/material.ts";
import { commonRefusal } from "#app/text/refusals.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeading, Section } from "#app/ui/page.tsx";
import { previewMaterialsMail } from "#app/use-cases/materials/preview-materials-mail.ts";
import { tellOfMaterials } from "#app/use-cases/materials/tell-of-materials.ts";
import { MailPreview } from "../sessions/invitations-preview.tsx";
import { ByHand, TellingFacts } from "./mail-people.tsx";

export const meta: MetaFunction = () => [{ title: "資料のお知らせの確認｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const result = await previewMaterialsMail(ctx, args.params.id ?? "");
  // The page before says why nobody is told.
  if (!result.ok && result.error in tellRefusal) throw redirect(`/sessions/${args.params.id}/materials`);
  const { session, people, ...preview } = orRefuse(result);
  const { id, title, version, materialsSentAt } = session;
  return {
    ...preview,
    session: { id, title, version, lastSentAt: materialsSentAt?.toISOString() ?? "" },
    mailed: people.filter(({ email }) => email !== null).length,
    byHand: people.flatMap(({ name, organizationName, reachedBy, email }) =>
      email === null ? [{ name, organizationName, reachedBy }] : [],
    ),
    isDelivered: ctx.settings.mailIsDelivered,
  };
}

const telling = z.object({
  version,
  lastSentAt: z
    .union([z.literal(""), z.iso.datetime()], formText.version)
    .transform((text) => (text === "" ? null : new Date(text))),
  materialIds: choices(z.string().max(64)),
});

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const form = await readForm(args.request, telling);
  if (!form.ok) return data({ errors: form.errors }, { status: 422 });
  const sessionId = args.params.id ?? "";
  const result = await tellOfMaterials(ctx, { sessionId, ...form.value });
  if (result.ok) return redirect(`/sessions/${sessionId}/materials?told=${result.value.mails}`, 303);
  return data({ errors: [{ message: { ...commonRefusal, ...tellRefusal }[result.error] }] }, { status: 422 });
}

export default function TellOfMaterials() {
  const { session, mail, materials, materialIds, mailed, byHand, declined, isDelivered } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const back = `/sessions/${session.id}/materials`;
  return (
    <>
      <PageHeading
        title="資料のお知らせの確認"
        lead={session.title}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "開催", to: "/sessions" },
          { label: session.title, to: `/sessions/${session.id}` },
          { label: "資料", to: back },
        ]}
      />
      <div className="grid gap-6 pb-8 empty:hidden">
        <ErrorSummary errors={refused?.errors ?? []} />
        {!isDelivered && (
          <Notice tone="info" title="メールの送信サーバーが設定されていません">
            メールは送信されず、送信箱に保管されます。送信箱で内容を確かめられます。
          </Notice>
        )}
        {mailed === 0 && <Notice tone="warning" title={tellRefusal["nobody-to-tell"]} />}
      </div>
      <Section title="お知らせの内容">
        <TellingFacts {...{ materials, mailed, declined }} byHand={byHand.length} />
      </Section>
      {byHand.length > 0 && <ByHand people={byHand} />}
      {mail && (
        <Section title="メールの見本（最初の方）">
          <MailPreview mail={mail} />
        </Section>
      )}
      <Form method="post" className="mt-10 flex flex-wrap gap-4">
        <input type="hidden" name="version" value={session.version} />
        <input type="hidden" name="lastSentAt" value={session.lastSentAt} />
        {materialIds.map((id) => (
          <input key={id} type="hidden" name="materialIds[]" value={id} />
        ))}
        {mailed > 0 && (
          <Button>
            <Icon name="mail" />
            {mailed}人にメールで知らせる
          </Button>
        )}
        <LinkButton to={back}>
          <Icon name="chevron-left" />
          送らずに戻る
        </LinkButton>
      </Form>
    </>
  );
}
