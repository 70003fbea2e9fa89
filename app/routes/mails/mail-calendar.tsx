import { calendarObjectText } from "#app/text/outbox.ts";
import { whenText } from "#app/text/session.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Fold } from "#app/ui/fold.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { DescriptionList, Section } from "#app/ui/page.tsx";
import type { ShownMail } from "#app/use-cases/mails/show-mail.ts";

/** The attachment, as the recipient's calendar will show it and as it is. */
export function MailCalendar({ mail: { id, calendar, event, enters, linkShown } }: { mail: ShownMail }) {
  if (!calendar || !event) return null;
  return (
    <Section
      title="添付：カレンダーファイル（invite.ics）"
      actions={
        linkShown && (
          <LinkButton to={`/mails/${id}/invite.ics`} size="sm" download="invite.ics">
            <Icon name="download" />
            ダウンロード
          </LinkButton>
        )
      }
    >
      <DescriptionList
        items={[
          {
            term: "種類（METHOD）",
            description: `${calendarObjectText({ method: calendar.method, isFirst: enters })}、変更番号 ${calendar.sequence}`,
          },
          { term: "予定の名称", description: event.title },
          { term: "日時", description: whenText(event) },
          { term: "場所", description: event.place || "（なし）" },
          { term: "主催者の宛先", description: event.organizer },
          { term: "説明", description: <span className="whitespace-pre-line">{event.description}</span> },
        ]}
      />
      {!linkShown && (
        <p className="mt-4">
          カレンダーファイルには本人専用の回答リンクが含まれるため、担当の保健所と都道府県の管理者だけがダウンロードできます。
        </p>
      )}
      <div className="mt-4 print:hidden">
        <Fold title="ファイルの中身を表示">
          <pre className="rounded-12 bg-solid-gray-50 p-4 text-[0.875rem] leading-150 whitespace-pre-wrap">
            {calendar.content}
          </pre>
        </Fold>
      </div>
    </Section>
  );
}
