import { Form, Link } from "@remix-run/react";
import { mayReceive } from "#app/domain/certificate.ts";
import { certificateText, durationText, qualificationLabel } from "#app/text/certificate.ts";
import { participantRoleLabel } from "#app/text/labels.ts";
import { Button } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { Checkbox } from "#app/ui/field.tsx";
import { EmptyState } from "#app/ui/page.tsx";
import { CellNote, Table, Td, Th } from "#app/ui/table.tsx";
import type { Attendee } from "#app/use-cases/certificates/show-certificates.ts";

interface AttendeesFormProps {
  sessionId: string;
  attendees: readonly Attendee[];
  mayWrite: boolean;
}

/** Everyone who came: whether they were there long enough, and their certificate; and the presses that give it. */
export function AttendeesForm({ sessionId, attendees, mayWrite }: AttendeesFormProps) {
  if (attendees.length === 0) {
    return (
      <EmptyState title="出席の記録がありません">「出席と人数」で、氏名の分かる出席を記録してください。</EmptyState>
    );
  }
  const isOpen = ({ certificate, qualification }: Attendee) =>
    mayWrite && certificate === null && qualification !== null && mayReceive(qualification);
  const open = attendees.filter(isOpen);
  const enough = open.filter(({ qualification }) => qualification === "enough").length;
  const unknown = open.length - enough;
  return (
    <Form method="post" className="grid gap-6">
      {unknown > 0 && (
        <p>受講した時間が不明の方が{unknown}人います。時間を満たしたと事務局が確かめた方は、選んで発行してください。</p>
      )}
      <Table
        caption="出席した方と受講証"
        captionHidden
        stacks
        head={
          <tr>
            <Th scope="col">氏名</Th>
            <Th scope="col">受講時間</Th>
            <Th scope="col">受講証</Th>
          </tr>
        }
      >
        {attendees.map((attendee) => (
          <tr key={attendee.attendanceId}>
            <Th scope="row">
              {isOpen(attendee) ? (
                <Checkbox
                  name="chosen[]"
                  id={`chosen-${attendee.attendanceId}`}
                  value={attendee.attendanceId}
                  label={<Who attendee={attendee} />}
                />
              ) : (
                <Who attendee={attendee} />
              )}
            </Th>
            <Td nowrap label="受講時間">
              {attendee.minutes === null ? "不明" : durationText(attendee.minutes)}
              {attendee.qualification && <CellNote>{qualificationLabel[attendee.qualification]}</CellNote>}
            </Td>
            <Td nowrap>
              <Given sessionId={sessionId} attendee={attendee} />
            </Td>
          </tr>
        ))}
      </Table>
      {open.length > 0 && (
        <p className="flex flex-wrap gap-4">
          {enough > 0 && (
            <Button name="step" value="issueAll">
              {`時間を満たす${enough}人に発行する`}
            </Button>
          )}
          <Button name="step" value="issueChosen" variant="secondary">
            選んだ方に発行する
          </Button>
        </p>
      )}
    </Form>
  );
}

function Who({ attendee: { name, organizationName, title, role } }: { attendee: Attendee }) {
  return (
    <>
      {name}
      <CellNote>{[organizationName, title, participantRoleLabel[role]].filter(Boolean).join("　")}</CellNote>
    </>
  );
}

function Given({ sessionId, attendee: { certificate, qualification } }: { sessionId: string; attendee: Attendee }) {
  if (!certificate) return qualification === "holding" ? "対象外" : "未発行";
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Link to={`/sessions/${sessionId}/certificates/${certificate.id}`}>
        {certificateText.number(certificate.number)}
      </Link>
      {certificate.revokedAt && <Chip tone="neutral">取り消し済み</Chip>}
    </span>
  );
}
