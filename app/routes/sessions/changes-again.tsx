import { Form } from "@remix-run/react";
import { Button } from "#app/ui/button.tsx";
import { Fold } from "#app/ui/fold.tsx";
import { Section } from "#app/ui/page.tsx";
import { MailPreview, type ShownLetter } from "./invitations-preview.tsx";

interface TellAgainProps {
  people: number;
  mail: ShownLetter;
  session: { icalSequence: number };
  /** When the page was shown: whoever is told later than that is not told twice. */
  shownAt: string;
}

/** After an edit that no calendar shows: nobody is told of it unless the desk asks for it. */
export function TellAgain({ people, mail, session, shownAt }: TellAgainProps) {
  return (
    <Section title="知らせてある方に、もう一度知らせる">
      <p className="mb-4">
        お知らせや議題など、予定表に載らない内容を直したときは、案内した方には知らされません。それでも知らせるときは、いまの内容を
        {people}人にメールで送ります。いただいた回答はそのままです。
      </p>
      <Fold title="メールの見本（最初の方）">
        <MailPreview mail={mail} />
      </Fold>
      <Form method="post" className="mt-4">
        <input type="hidden" name="sequence" value={session.icalSequence} />
        <input type="hidden" name="shownAt" value={shownAt} />
        <Button name="step" value="again" variant="secondary">
          それでも知らせる（{people}人）
        </Button>
      </Form>
    </Section>
  );
}
