import { instantText } from "#app/text/session.ts";
import { Notice } from "#app/ui/notice.tsx";
import type { MailOutage } from "#app/use-cases/context.ts";

/** Whether mails leave at all. */
export function OutageNotice({ mailIsDelivered, outage }: { mailIsDelivered: boolean; outage: MailOutage | null }) {
  if (mailIsDelivered && !outage) return null;
  return (
    <div className="mb-6">
      {outage ? (
        <Notice tone="error" title={`メールを送信できていません（${instantText(outage.since)}から）`}>
          送信サーバー（SMTP）が受け付けないため、送信待ちのメールはそのまま待っています。つながりしだい、自動で送ります。続くときは、都道府県のシステム管理者に、次の内容をお知らせください：
          <span className="wrap-anywhere">{outage.reason}</span>
        </Notice>
      ) : (
        <Notice tone="info" title="メールの送信サーバー（SMTP）が設定されていません">
          メールは送信されず、ここに保管されます。内容を確かめることはできます。
        </Notice>
      )}
    </div>
  );
}
