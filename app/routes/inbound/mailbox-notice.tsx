import type { Instant } from "#app/domain/tokyo-time.ts";
import { instantText } from "#app/text/session.ts";
import { Notice } from "#app/ui/notice.tsx";

/** Whether what is sent to the mailbox comes here at all. */
export function MailboxNotice({ isRead, downSince }: { isRead: boolean; downSince: Instant | null }) {
  if (isRead && !downSince) return null;
  return (
    <div className="mb-6">
      {isRead && downSince ? (
        <Notice tone="error" title={`メールを受信できていません（${instantText(downSince)}から）`}>
          受信サーバー（IMAP）につながらないため、返信を取り込めません。つながりしだい、たまった分から取り込みます。続くときは、都道府県のシステム管理者にお知らせください。
        </Notice>
      ) : (
        <Notice tone="info" title="メールの受信サーバー（IMAP）が設定されていません">
          カレンダーからの返信は取り込まれません。回答ページからの回答は、これまでどおり受け付けます。
        </Notice>
      )}
    </div>
  );
}
