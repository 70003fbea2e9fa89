import { Link } from "@remix-run/react";
import { mailKindLabel } from "#app/text/mail.ts";
import { instantText } from "#app/text/session.ts";
import { NameLink } from "#app/ui/name-link.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { MailList } from "#app/use-cases/mails/list-mails.ts";
import { MailStateNote } from "./mail-state.tsx";

type ListedMail = MailList["mails"][number];

export function MailsTable({ mails }: { mails: readonly ListedMail[] }) {
  return (
    <Table
      caption="送信箱のメール"
      captionHidden
      head={
        <tr>
          <Th scope="col">日時</Th>
          <Th scope="col">宛先</Th>
          <Th scope="col">件名・種類・開催</Th>
          <Th scope="col">送信状態</Th>
        </tr>
      }
    >
      {mails.map((mail) => (
        <tr key={mail.id}>
          <Td>
            <When mail={mail} />
          </Td>
          <Td>
            <span className="block min-w-44">{mail.toName} 様</span>
            <Small>{mail.toAddress}</Small>
          </Td>
          <Td>
            <span className="block min-w-56">
              <Link to={`/mails/${mail.id}`}>
                {mail.subject}
                <span className="sr-only">（{mail.toName} 様宛て）</span>
              </Link>
            </span>
            <Small>種類：{mailKindLabel[mail.kind]}</Small>
            {mail.session && (
              <Small>
                開催：<NameLink to={`/sessions/${mail.session.id}`}>{mail.session.title}</NameLink>
              </Small>
            )}
          </Td>
          <Td>
            <MailStateNote mail={mail} />
          </Td>
        </tr>
      ))}
    </Table>
  );
}

/** When it was written, and when it went out if it did. */
function When({ mail: { createdAt, sentAt } }: { mail: Pick<ListedMail, "createdAt" | "sentAt"> }) {
  return (
    <>
      <span className="block min-w-40 md:whitespace-nowrap">{instantText(createdAt)} 作成</span>
      {sentAt && <span className="block md:whitespace-nowrap">{instantText(sentAt)} 送信</span>}
    </>
  );
}

function Small({ children }: { children: React.ReactNode }) {
  return <span className="block text-[0.875rem] leading-150 text-solid-gray-700">{children}</span>;
}
