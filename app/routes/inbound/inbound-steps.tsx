import { Form } from "@remix-run/react";
import { asksForAnswer } from "#app/domain/inbound-mail.ts";
import { answerChoice } from "#app/text/rsvp.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Section } from "#app/ui/page.tsx";
import type { ShownInbound } from "#app/use-cases/inbound/show-inbound.ts";

/** What can be done about it: an answer recorded with one press, and the ways to where the rest is done. */
export function InboundSteps({ shown }: { shown: ShownInbound }) {
  const { mail, bounced, mayEnter } = shown;
  const { session, invitation } = mail;
  if (mail.state !== "toCheck" || (!session && !bounced?.mailId)) return null;
  const mayAnswer = mayEnter && (asksForAnswer(mail.reason) || bounced?.to === "proxy");
  return (
    <Section title="できること" screenOnly>
      <AnswerNow shown={shown} />
      <div className="flex flex-wrap gap-3">
        {mayAnswer && session && invitation && (
          <LinkButton to={`/sessions/${session.id}/responses/${invitation.id}`}>
            <Icon name="edit" />
            この方の回答を入力する
          </LinkButton>
        )}
        {bounced?.personId && mayEnter && (
          <LinkButton to={`/people/${bounced.personId}/edit`}>
            <Icon name="edit" />
            名簿のアドレスを直す
          </LinkButton>
        )}
        {bounced?.to === "application" && session && (
          <LinkButton to={`/sessions/${session.id}/recruitment`}>
            <Icon name="people" />
            この開催の申込みを見る
          </LinkButton>
        )}
        {bounced?.mailId && (
          <LinkButton to={`/mails/${bounced.mailId}`}>
            <Icon name="mail" />
            届かなかったメールを見る
          </LinkButton>
        )}
        {session && (
          <LinkButton to={`/sessions/${session.id}/responses`}>
            <Icon name="people" />
            この開催の回答を見る
          </LinkButton>
        )}
      </div>
    </Section>
  );
}

/** The answer as the mail says it, which takes the mail off the list as well. */
function AnswerNow({ shown: { mail, answers } }: { shown: ShownInbound }) {
  const { session, invitation } = mail;
  if (!session || !invitation || answers.length === 0) return null;
  return (
    <Form method="post" className="mb-6 grid gap-3">
      <p>
        本文から出欠がわかるときは、{invitation.name}
        様の回答を記録できます。このメールは「回答を入力した」として確認済みになります。
      </p>
      <div className="flex flex-wrap gap-3">
        {answers.map((answer) => (
          <Button key={answer} name="answer" value={answer} variant="secondary">
            「{answerChoice(answer, session.format)}」と記録する
          </Button>
        ))}
      </div>
    </Form>
  );
}
