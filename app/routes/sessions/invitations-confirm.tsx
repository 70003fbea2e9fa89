import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { staffContext } from "#app/http/context.server.ts";
import { optionalText } from "#app/http/fields.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { sendRefusal } from "#app/text/rsvp.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { EmptyState, PageHeading, Section } from "#app/ui/page.tsx";
import { previewInvitations } from "#app/use-cases/invitations/preview-invitations.ts";
import { type SendRefusal, sendInvitations } from "#app/use-cases/invitations/send-invitations.ts";
import { AttachField } from "../letters/attach-field.tsx";
import { choiceQuery, chosenText, readChoice, readChosen } from "./invitations-choice.ts";
import { MailPreview, PreviewWarnings, WayCounts } from "./invitations-preview.tsx";
import { RecipientTable } from "./invitations-recipients.tsx";

export const meta: MetaFunction = () => [{ title: "送信前の確認｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const choice = readChoice(new URL(args.request.url).searchParams);
  const back = `/sessions/${args.params.id}/invitations?${choiceQuery(choice)}`;
  const result = await previewInvitations(ctx, { ...choice, sessionId: args.params.id ?? "" });
  // The page before says why nobody can be called.
  if (!result.ok && (result.error.startsWith("session-") || result.error === "place-required")) throw redirect(back);
  const { session, ...preview } = orRefuse(result);
  const { id, title, documentNumber } = session;
  return { ...preview, id, title, documentNumber, back, isDelivered: ctx.settings.mailIsDelivered };
}

const sending = z.object({
  people: z.array(z.string().max(100)).max(2000).default([]),
  documentNumber: optionalText(50),
  attach: optionalText(64),
});

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const form = await readForm(args.request, sending);
  if (!form.ok) return data({ errors: form.errors }, { status: 422 });
  const { documentNumber, attach } = form.value;
  const people = form.value.people.map(readChosen);
  const result = await sendInvitations(ctx, { sessionId: args.params.id ?? "", people, documentNumber, attach });
  if (!result.ok && (result.error === "not-found" || result.error === "forbidden"))
    return orRefuse<never, SendRefusal>(result);
  if (!result.ok) return data({ errors: [{ message: sendRefusal[result.error] }] }, { status: 422 });
  const { called, mails } = result.value;
  return redirect(`/sessions/${args.params.id}/invitations?sent=${called}&mails=${mails}`, 303);
}

export default function ConfirmInvitations() {
  const { id, title, documentNumber, recipients, mail, attachable, back, isDelivered, ...notes } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <PageHeading
        title="送信前の確認"
        lead={title}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "開催", to: "/sessions" },
          { label: title, to: `/sessions/${id}` },
          { label: "案内", to: back },
        ]}
      />
      <div className="grid gap-6">
        <ErrorSummary errors={refused?.errors ?? []} />
        <PreviewWarnings {...notes} />
        {!isDelivered && (
          <Notice tone="info" title="メールの送信サーバーが設定されていません">
            メールは送信されず、送信箱に保管されます。送信箱で内容を確かめられます。
          </Notice>
        )}
      </div>
      <Section title={`案内する方（${recipients.length}人）`}>
        {recipients.length > 0 ? (
          <>
            <WayCounts recipients={recipients} documentNumber={documentNumber} hasMail={mail !== null} />
            <RecipientTable caption="案内する方" people={recipients} />
          </>
        ) : (
          <EmptyState title="案内する方が選ばれていません">前の画面に戻り、一人以上を選んでください。</EmptyState>
        )}
      </Section>
      {mail && (
        <Section title="メールの見本（最初の方）">
          <MailPreview mail={mail} />
        </Section>
      )}
      <Form method="post" className="mt-10 flex flex-wrap gap-4">
        {attachable && (
          <div className="w-full">
            <AttachField sessionId={id} letter={attachable} />
          </div>
        )}
        {recipients.map((person) => (
          <input key={person.personId} type="hidden" name="people[]" value={chosenText(person)} />
        ))}
        <input type="hidden" name="documentNumber" value={documentNumber ?? ""} />
        {recipients.length > 0 && (
          <Button>
            <Icon name="mail" />
            {recipients.length}人に案内する
          </Button>
        )}
        <LinkButton to={back}>
          <Icon name="chevron-left" />
          戻って直す
        </LinkButton>
      </Form>
    </>
  );
}
