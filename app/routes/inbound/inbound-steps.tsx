import { asksForAnswer } from "#app/domain/inbound-mail.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Section } from "#app/ui/page.tsx";
import type { ShownInbound } from "#app/use-cases/inbound/show-inbound.ts";

/** The ways from here to where something can be done about it. */
export function InboundSteps({ shown }: { shown: ShownInbound }) {
  const { mail, bounced, mayEnter } = shown;
  const { session, invitation } = mail;
  if (mail.state !== "toCheck" || !session) return null;
  const answers = asksForAnswer(mail.reason);
  return (
    <Section title="できること" screenOnly>
      <div className="flex flex-wrap gap-3">
        {answers && invitation && mayEnter && (
          <LinkButton to={`/sessions/${session.id}/responses/${invitation.id}`}>
            <Icon name="edit" />
            この方の回答を入力する
          </LinkButton>
        )}
        {!answers && invitation && mayEnter && (
          <LinkButton to={`/people/${invitation.person.id}/edit`}>
            <Icon name="edit" />
            名簿のアドレスを直す
          </LinkButton>
        )}
        {bounced?.mailId && (
          <LinkButton to={`/mails/${bounced.mailId}`}>
            <Icon name="mail" />
            届かなかったメールを見る
          </LinkButton>
        )}
        <LinkButton to={`/sessions/${session.id}/responses`}>
          <Icon name="people" />
          この開催の回答を見る
        </LinkButton>
      </div>
    </Section>
  );
}
