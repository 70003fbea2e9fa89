import { Form } from "@remix-run/react";
import { usualAttendance } from "#app/domain/attendance.ts";
import { rsvpTotals } from "#app/domain/rsvp.ts";
import { standingLabel } from "#app/text/labels.ts";
import { Button, EnterButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { EmptyState, Section } from "#app/ui/page.tsx";
import type { ShownAttendance } from "#app/use-cases/attendance/show-attendance.ts";
import { type FieldError, type Fields, fieldsOf, rowsOf } from "./attendance-fields.ts";
import { GroupRows } from "./attendance-groups.tsx";
import { InvitedRow } from "./attendance-invited.tsx";
import { WalkInRows } from "./attendance-walk-ins.tsx";

interface AttendanceSheetProps {
  shown: ShownAttendance;
  fields: Fields;
  errors: readonly FieldError[];
}

/** 出席: one form for those called, those who came besides, and the groups. */
export function AttendanceSheet({ shown, fields, errors }: AttendanceSheetProps) {
  const { invited, expected, session } = shown;
  const field = fieldsOf(fields, errors);
  const usual = usualAttendance(session);
  const totals = rsvpTotals(invited.map(({ standing, waiting }) => ({ standing, seated: !waiting })));
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="version" value={String(fields.version ?? session.version)} />
      <EnterButton>出席を保存</EnterButton>
      <Section
        title={`案内した人（${invited.length}人）`}
        actions={
          expected > 0 && (
            <Button name="asAnswered" value="1" variant="secondary">
              <Icon name="check" />
              回答どおりに全員を出席にする（{expected}人）
            </Button>
          )
        }
      >
        {invited.length === 0 ? (
          <EmptyState title="案内した人はいません">
            来た方の氏名を「当日参加」に入力するか、「人数だけを入力する」に人数を入力してください。
          </EmptyState>
        ) : (
          <>
            <p>
              来た人にチェックを付けてください。回答は、
              {(["attending", "online", "proxy", "absent", "tentative", "pending"] as const)
                .filter((standing) => totals[standing] > 0)
                .map((standing) => `${standingLabel[standing]}${totals[standing]}人`)
                .join("、")}
              です。
            </p>
            <ul className="mt-3 border-t border-solid-gray-200">
              {rowsOf(fields, "present").map((row, index) => {
                const line = invited.find(({ entry }) => entry.invitationId === row.invitationId);
                return line && <InvitedRow key={row.invitationId} line={line} row={index} field={field} />;
              })}
            </ul>
          </>
        )}
      </Section>
      <WalkInRows rows={rowsOf(fields, "walkIns")} field={field} usual={usual} />
      <GroupRows rows={rowsOf(fields, "groups")} field={field} usual={usual} />
      <p className="mt-8">
        <Button>出席を保存</Button>
      </p>
    </Form>
  );
}
