import { Link } from "@remix-run/react";
import type { ContactWay } from "#app/domain/contact.ts";
import type { MailState } from "#app/domain/mail-retry.ts";
import type { PollNeed } from "#app/domain/poll.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { needLabel } from "#app/text/poll.ts";
import { instantText } from "#app/text/session.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Section } from "#app/ui/page.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import { Way } from "../sessions/invitations-way.tsx";

interface Person {
  id: string;
  personId: string;
  name: string;
  need: PollNeed;
  reachedBy: ContactWay;
  remindedAt: Instant | null;
  mails: { state: MailState }[];
  person: {
    phone: string | null;
    fax: string | null;
    organization: { phone: string | null; fax: string | null } | null;
  };
}

const LINK = "whitespace-nowrap text-key-1000 underline underline-offset-3 hover:text-key-900 hover:decoration-2";

interface SilentPeopleProps {
  sessionId: string;
  people: readonly Person[];
  mayRemind: boolean;
}

/** Who has a date left to mark, and how to ask them again. */
export function SilentPeople({ sessionId, people, mayRemind }: SilentPeopleProps) {
  const byMail = people.filter(({ reachedBy }) => reachedBy === "mail").length;
  return (
    <Section
      title={`未回答の方（${people.length}人）`}
      actions={
        mayRemind && (
          <>
            {byMail > 0 && (
              <LinkButton to={`/sessions/${sessionId}/poll/remind`} size="sm">
                <Icon name="mail" />
                未回答の方へのお願い
              </LinkButton>
            )}
            {byMail < people.length && (
              <LinkButton to={`/sessions/${sessionId}/poll/sheets`} size="sm">
                <Icon name="print" />
                FAX用の回答票
              </LinkButton>
            )}
          </>
        )
      }
    >
      {people.length === 0 ? (
        <p>全員から、すべての候補日の回答をいただきました。</p>
      ) : (
        <Table
          caption="未回答の方"
          captionHidden
          roomy
          head={
            <tr>
              <Th scope="col">氏名</Th>
              <Th scope="col">出席</Th>
              <Th scope="col">連絡方法</Th>
              <Th scope="col">電話</Th>
              <Th scope="col">FAX</Th>
              <Th scope="col">再度のお願い</Th>
            </tr>
          }
        >
          {people.map((row) => (
            <tr key={row.id}>
              <Th scope="row">
                <Link to={`/sessions/${sessionId}/poll/${row.id}`} className={LINK}>
                  {row.name}
                </Link>
              </Th>
              <Td nowrap>{needLabel[row.need]}</Td>
              <Td>
                <Way {...row} />
              </Td>
              <Td nowrap>{row.person.phone ?? row.person.organization?.phone}</Td>
              <Td nowrap>{row.person.fax ?? row.person.organization?.fax}</Td>
              <Td nowrap>{row.remindedAt ? instantText(row.remindedAt) : "まだ"}</Td>
            </tr>
          ))}
        </Table>
      )}
    </Section>
  );
}
