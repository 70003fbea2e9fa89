import { Form } from "@remix-run/react";
import { formatDate } from "#app/domain/japanese-date.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { DescriptionList, Section } from "#app/ui/page.tsx";
import type { ShownCourse } from "#app/use-cases/recruitments/show-course.ts";
import { CourseChip } from "../courses/course-chip.tsx";

interface RecruitmentStatusProps {
  recruitment: { version: number; closedAt: Date | null };
  course: ShownCourse;
  mayWrite: boolean;
  publicUrl: string;
}

/** Whether applications are taken, where, and the button that ends it or begins it again. */
export function RecruitmentStatus({ recruitment, course, mayWrite, publicUrl }: RecruitmentStatusProps) {
  const isClosed = recruitment.closedAt !== null;
  return (
    <Section
      title="募集の状況"
      actions={
        mayWrite && (
          <Form method="post">
            <input type="hidden" name="version" value={recruitment.version} />
            <Button
              variant={isClosed ? "secondary" : "danger"}
              size="sm"
              name="act"
              value={isClosed ? "reopen" : "close"}
            >
              {isClosed ? "受付を再開する" : "受付を締め切る"}
            </Button>
          </Form>
        )
      }
    >
      <DescriptionList
        items={[
          {
            term: "受付",
            description: (
              <>
                <CourseChip standing={course.standing} />
                {isClosed && <span className="ml-2">事務局が締め切りました。</span>}
              </>
            ),
          },
          {
            term: "期間",
            description: `${course.opensOn ? formatDate(course.opensOn) : ""}～${formatDate(course.closesOn)}`,
          },
          {
            term: "公開のページ",
            description: (
              <a href={`/courses/${course.id}`} className="break-all text-key-1000 underline underline-offset-3">
                {publicUrl}
              </a>
            ),
          },
        ]}
      />
    </Section>
  );
}

interface ApplicationActionsProps {
  sessionId: string;
  mayEnter: boolean;
  hasAny: boolean;
}

/** What came by FAX is entered; what there is, carried away. */
export function ApplicationActions({ sessionId, mayEnter, hasAny }: ApplicationActionsProps) {
  const path = `/sessions/${sessionId}/recruitment`;
  return (
    <>
      {mayEnter && (
        <LinkButton to={`${path}/enter`} size="sm">
          <Icon name="plus" />
          FAX・電話の申込みを入力
        </LinkButton>
      )}
      {hasAny && (
        <>
          <LinkButton to={`${path}/applications.csv`} size="sm" reloadDocument>
            <Icon name="download" />
            CSV（Excel向け）
          </LinkButton>
          <LinkButton to={`${path}/applications.xlsx`} size="sm" reloadDocument>
            <Icon name="download" />
            Excel
          </LinkButton>
        </>
      )}
    </>
  );
}
