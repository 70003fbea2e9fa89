import { Link } from "@remix-run/react";
import type { CalendarMethod } from "#app/domain/change.ts";
import type { MailState } from "#app/domain/mail-retry.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { mailStateLabel } from "#app/text/mail.ts";
import { calendarObjectText } from "#app/text/outbox.ts";
import { instantText } from "#app/text/session.ts";
import { Section } from "#app/ui/page.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";

interface CalendarMessagesProps {
  messages: readonly {
    id: string;
    method: CalendarMethod;
    sequence: number;
    createdAt: Instant;
    proxyId: string | null;
    isFirst: boolean;
    mail: { id: string; state: MailState; toName: string } | null;
  }[];
  /** Whether their files, which hold the personal link, may be had. */
  mayDownload: boolean;
}

/** Everything that went into somebody's calendar, the newest first. */
export function CalendarMessages({ messages, mayDownload }: CalendarMessagesProps) {
  if (messages.length === 0) return null;
  return (
    <Section title="予定表に送ったもの">
      <Table
        caption="予定表に送ったもの"
        captionHidden
        roomy
        head={
          <tr>
            <Th scope="col">日時</Th>
            <Th scope="col">内容</Th>
            <Th scope="col">番号（SEQUENCE）</Th>
            <Th scope="col">メール</Th>
            <Th scope="col">ファイル</Th>
          </tr>
        }
      >
        {messages.map(({ id, method, sequence, createdAt, proxyId, isFirst, mail }) => (
          <tr key={id}>
            <Th scope="row">
              <span className="whitespace-nowrap">{instantText(createdAt)}</span>
            </Th>
            <Td>
              {calendarObjectText({ method, isFirst })}
              {proxyId && `代理の${mail?.toName ?? "方"}へ`}
            </Td>
            <Td align="right">{sequence}</Td>
            <Td nowrap>{mail && <Link to={`/mails/${mail.id}`}>{mailStateLabel[mail.state]}</Link>}</Td>
            <Td nowrap>
              {mail && mayDownload && (
                <a href={`/mails/${mail.id}/invite.ics`} download>
                  invite.ics<span className="sr-only">（{instantText(createdAt)}）</span>
                </a>
              )}
            </Td>
          </tr>
        ))}
      </Table>
    </Section>
  );
}
