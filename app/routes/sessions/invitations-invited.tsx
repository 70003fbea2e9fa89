import { Link } from "@remix-run/react";
import type { ContactWay } from "#app/domain/contact.ts";
import type { MailState } from "#app/domain/mail-retry.ts";
import type { RsvpAnswer } from "#app/domain/rsvp.ts";
import type { ParticipantRole } from "#app/domain/taxonomy.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { participantRoleLabel } from "#app/text/labels.ts";
import { instantText } from "#app/text/session.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Section } from "#app/ui/page.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import { Way } from "./invitations-way.tsx";
import { StandingChip } from "./responses-standing.tsx";
import { MailsLink } from "./session-heading.tsx";

interface Invited {
  id: string;
  role: ParticipantRole;
  name: string;
  organizationName: string | null;
  title: string | null;
  reachedBy: ContactWay;
  sentAt: Instant | null;
  revokedAt: Instant | null;
  mails: readonly { state: MailState }[];
  currentResponse: { answer: RsvpAnswer; seated: boolean } | null;
}

interface InvitedSectionProps {
  sessionId: string;
  invited: readonly Invited[];
  mayTell: boolean;
}

/** Everyone on the list; and of them whom nothing was ever sent to, with the way to send it. */
export function InvitedSection({ sessionId, invited, mayTell }: InvitedSectionProps) {
  if (invited.length === 0) return null;
  const called = invited.filter(({ revokedAt }) => !revokedAt);
  const unsent = called.filter(({ sentAt }) => !sentAt).length;
  return (
    <Section
      title={`${unsent > 0 ? "名簿に入っている方" : "案内済み"}（${called.length}人）`}
      actions={<MailsLink sessionId={sessionId} />}
    >
      {unsent > 0 && (
        <div className="mb-4">
          <Notice
            tone="warning"
            title={`名簿に入っている${called.length}人のうち、まだ案内を送っていない方が${unsent}人います`}
          >
            {mayTell && <Link to={`/sessions/${sessionId}/changes`}>案内を送る方を確かめる</Link>}
          </Notice>
        </div>
      )}
      <InvitedTable sessionId={sessionId} invited={invited} />
    </Section>
  );
}

/** Everyone called so far: when, how, and what became of the mail. */
function InvitedTable({ sessionId, invited }: { sessionId: string; invited: readonly Invited[] }) {
  return (
    <Table
      caption="案内済みの方"
      captionHidden
      roomy
      head={
        <tr>
          <Th scope="col">役割</Th>
          <Th scope="col">機関</Th>
          <Th scope="col">役職</Th>
          <Th scope="col">氏名</Th>
          <Th scope="col">案内した日時</Th>
          <Th scope="col">連絡方法</Th>
          <Th scope="col">回答</Th>
        </tr>
      }
    >
      {invited.map((row) => (
        <tr key={row.id}>
          <Td nowrap>{participantRoleLabel[row.role]}</Td>
          <Td>{row.organizationName}</Td>
          <Td>{row.title}</Td>
          <Th scope="row">
            <Link
              to={`/sessions/${sessionId}/responses/${row.id}`}
              className="whitespace-nowrap text-key-1000 underline underline-offset-3 hover:text-key-900 hover:decoration-2"
            >
              {row.name}
            </Link>
          </Th>
          <Td nowrap>{row.sentAt ? instantText(row.sentAt) : "未送付"}</Td>
          <Td>
            <Way {...row} />
          </Td>
          <Td>
            <StandingChip
              standing={row.currentResponse?.answer ?? "pending"}
              seated={row.currentResponse?.seated ?? true}
              revoked={row.revokedAt !== null}
            />
          </Td>
        </tr>
      ))}
    </Table>
  );
}
