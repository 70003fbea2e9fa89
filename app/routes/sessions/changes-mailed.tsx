import { Form } from "@remix-run/react";
import type { PostponedWay } from "#app/domain/change.ts";
import type { SessionState } from "#app/domain/session.ts";
import { postponedWayLabel } from "#app/text/change.ts";
import { Button } from "#app/ui/button.tsx";
import { RadioGroup } from "#app/ui/choices.tsx";
import { Fold } from "#app/ui/fold.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { DescriptionList, Section } from "#app/ui/page.tsx";
import { AttachField } from "../letters/attach-field.tsx";
import { type MailedPerson, MailedTable } from "./changes-mailed-table.tsx";
import { newsText } from "./changes-table.tsx";
import { MailPreview, type ShownLetter } from "./invitations-preview.tsx";

interface TellByMailProps {
  session: { id: string; state: SessionState; icalSequence: number };
  mailed: readonly MailedPerson[];
  methods: Record<PostponedWay, { entered: number; REQUEST: number; CANCEL: number; none: number }>;
  attachable: Parameters<typeof AttachField>[0]["letter"] | null;
  mails: readonly { way: PostponedWay; mail: ShownLetter }[];
  mayTell: boolean;
}

/** Whom a mail reaches: what they get, and the button that sends it. */
export function TellByMail({ session, mailed, methods, attachable, mails, mayTell }: TellByMailProps) {
  const isPostponed = session.state === "postponed";
  const way = isPostponed ? "hold" : "cancel";
  const { entered, REQUEST, CANCEL, none } = methods[way];
  const calendar = [
    entered > 0 && `予定を登録する（REQUEST）　${entered}人`,
    REQUEST > 0 && `予定を新しい内容に改める（REQUEST）　${REQUEST}人`,
    CANCEL > 0 && `予定を削除する（CANCEL）　${CANCEL}人`,
    !isPostponed && none > 0 && `予定表には何も送らない　${none}人`,
  ].filter(Boolean);
  return (
    <Section title={`メールで知らせる方（${mailed.length}人）`}>
      <DescriptionList
        items={[
          { term: "知らせること", description: newsText(mailed) },
          ...(calendar.length > 0 ? [{ term: "予定表", description: calendar.join("、") }] : []),
        ]}
      />
      <Fold title="知らせる方の一覧">
        <MailedTable people={mailed} />
      </Fold>
      {mails.map(({ way, mail }) => (
        <div key={way} className="mt-6">
          <h3 className="mb-3 text-std-16B-170">
            メールの見本（最初の方{isPostponed && `、${postponedWayLabel[way]}とき`}）
          </h3>
          <MailPreview mail={mail} />
        </div>
      ))}
      {mayTell && (
        <Form method="post" className="mt-6 grid gap-6">
          <input type="hidden" name="sequence" value={session.icalSequence} />
          {isPostponed && (
            <RadioGroup
              name="postponed"
              legend="予定表の扱い"
              required
              options={[
                {
                  value: "cancel",
                  label: postponedWayLabel.cancel,
                  hint: "いまの予定を予定表から消し、新しい日時が決まったら、同じ予定として改めて載せます。",
                },
                {
                  value: "hold",
                  label: postponedWayLabel.hold,
                  hint: "メールだけでお知らせします。予定は前の日時のまま残り、新しい日時が決まったら改まります。",
                },
              ]}
            />
          )}
          {attachable && <AttachField sessionId={session.id} letter={attachable} />}
          <p>
            <Button name="step" value="tell">
              <Icon name="mail" />
              {mailed.length}人にメールで知らせる
            </Button>
          </p>
        </Form>
      )}
    </Section>
  );
}
