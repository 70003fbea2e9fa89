import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { mailKindLabel } from "#app/text/mail.ts";
import { resendRefusal } from "#app/text/outbox.ts";
import { commonRefusal } from "#app/text/refusals.ts";
import { instantText } from "#app/text/session.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DescriptionList, PageHeading, Section } from "#app/ui/page.tsx";
import { resendMail } from "#app/use-cases/mails/resend-mail.ts";
import { showMail } from "#app/use-cases/mails/show-mail.ts";
import { MailBody } from "./mail-body.tsx";
import { MailCalendar } from "./mail-calendar.tsx";
import { MailStateNote } from "./mail-state.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.mail.subject ?? "メール"}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const mail = orRefuse(await showMail(await staffContext(args), args.params.id ?? ""));
  const resent = new URL(args.request.url).searchParams.has("resent");
  // Once a try has failed again, the notice of the resend would mislead.
  return { mail, resent: resent && (mail.state === "sent" || (mail.state === "queued" && !mail.lastError)) };
}

/** もう一度送る */
export async function action(args: ActionFunctionArgs) {
  const id = args.params.id ?? "";
  const result = await resendMail(await staffContext(args), id);
  if (result.ok) return redirect(`/mails/${result.value.mailId}?resent`);
  return data({ refusal: { ...commonRefusal, ...resendRefusal }[result.error] }, { status: 422 });
}

export default function Mail() {
  const { mail, resent } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.refusal;
  return (
    <>
      <PageHeading
        title={mail.subject}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "送信箱", to: "/mails" },
        ]}
        actions={
          <>
            {mail.sessionId && (
              <LinkButton to={`/sessions/${mail.sessionId}`}>
                <Icon name="calendar" />
                開催のページ
              </LinkButton>
            )}
            {mail.mayResend && (
              <Form method="post" action={`/mails/${mail.id}`}>
                <Button>
                  <Icon name="mail" />
                  {mail.correctedTo ? "新しいアドレスにもう一度送る" : "もう一度送る"}
                </Button>
              </Form>
            )}
          </>
        }
      />
      <div className="mb-8 empty:hidden">
        {refusal && <Notice tone="error" title={refusal} />}
        {mail.mayResend && mail.correctedTo && (
          <Notice tone="info" title={`名簿のアドレスが、${mail.correctedTo}に直っています`}>
            もう一度送ると、新しいアドレスに送ります。
          </Notice>
        )}
        {resent && (
          <Notice tone="success" title={mail.state === "sent" ? "もう一度送りました" : "送信待ちにしました"}>
            {mail.state === "queued" && "まもなく送信します。結果は、この画面を開き直すと「送信状態」に出ます。"}
          </Notice>
        )}
      </div>
      <Section title="宛先と送信状態">
        <DescriptionList
          items={[
            { term: "差出人", description: `${mail.fromName} <${mail.fromAddress}>` },
            { term: "返信先", description: mail.replyTo ?? "（なし：差出人に返信されます）" },
            { term: "宛先", description: `${mail.toName} <${mail.toAddress}>` },
            { term: "種類", description: mailKindLabel[mail.kind] },
            { term: "件名", description: mail.subject },
            ...(mail.letterId && mail.sessionId
              ? [
                  {
                    term: "添付の文書",
                    description: (
                      <Link to={`/sessions/${mail.sessionId}/letters/${mail.letterId}`}>送った文書（PDF）を見る</Link>
                    ),
                  },
                ]
              : []),
            { term: "Message-ID", description: mail.messageId },
            { term: "送信状態", description: <MailStateNote mail={mail} /> },
            { term: "作成", description: instantText(mail.createdAt) },
            ...(mail.sentAt ? [{ term: "送信", description: instantText(mail.sentAt) }] : []),
            ...(mail.follows ? [{ term: "直す前の宛先のメール", description: <OtherTry to={mail.follows} /> }] : []),
            ...(mail.followedBy
              ? [{ term: "宛先を直して送ったメール", description: <OtherTry to={mail.followedBy} /> }]
              : []),
          ]}
        />
      </Section>
      <MailBody text={mail.text} html={mail.html} linked={mail.linkShown} />
      <MailCalendar mail={mail} />
    </>
  );
}

/** The same letter to another address. */
function OtherTry({ to: { id, toAddress } }: { to: { id: string; toAddress: string } }) {
  return <Link to={`/mails/${id}`}>{toAddress}</Link>;
}
