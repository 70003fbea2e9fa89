import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { inboundReasonText } from "#app/text/inbound.ts";
import { instantText } from "#app/text/session.ts";
import { NameLink } from "#app/ui/name-link.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { InboundList } from "#app/use-cases/inbound/list-inbound.ts";
import { InboundStateChip } from "./inbound-state-chip.tsx";

export function InboundTable({ mails }: { mails: InboundList["mails"] }) {
  return (
    <Table
      caption="受信箱のメール"
      captionHidden
      head={
        <tr>
          <Th scope="col">内容</Th>
          <Th scope="col">差出人・件名</Th>
          <Th scope="col">開催・案内した方</Th>
          <Th scope="col">受信</Th>
        </tr>
      }
    >
      {mails.map((mail) => (
        <tr key={mail.id}>
          <Td>
            <span className="block min-w-48">
              <Link to={`/inbound/${mail.id}`}>
                {inboundReasonText(mail.reason)}
                <span className="sr-only">
                  （{mail.fromAddress || "差出人なし"}、{instantText(mail.receivedAt)}）
                </span>
              </Link>
            </span>
            <InboundStateChip state={mail.state} />
          </Td>
          <Td>
            <span className="block min-w-52 break-all">{mail.fromAddress || "（差出人なし）"}</span>
            <Small>{mail.subject || "（件名なし）"}</Small>
          </Td>
          <Td>
            <span className="block min-w-48">
              {mail.session ? (
                <NameLink to={`/sessions/${mail.session.id}`}>{mail.session.title}</NameLink>
              ) : (
                "（わかりません）"
              )}
            </span>
            {addressee(mail) && <Small>{addressee(mail)} 様</Small>}
          </Td>
          <Td>
            <span className="block min-w-36">{instantText(mail.receivedAt)}</span>
          </Td>
        </tr>
      ))}
    </Table>
  );
}

/** Whom the mail that came back went to, else who was called. */
function addressee({ outboxMail, invitation }: InboundList["mails"][number]) {
  return outboxMail?.toName || invitation?.name;
}

function Small({ children }: { children: ReactNode }) {
  return <span className="block text-[0.875rem] leading-150 text-solid-gray-700">{children}</span>;
}
