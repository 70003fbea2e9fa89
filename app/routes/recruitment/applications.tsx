import { Form } from "@remix-run/react";
import {
  applicantStandingLabel,
  applicationStateLabel,
  attendanceModeLabel,
  standingTone,
} from "#app/text/recruitment.ts";
import { instantText } from "#app/text/session.ts";
import { Button } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { Fold } from "#app/ui/fold.tsx";
import type { ListedApplication } from "#app/use-cases/recruitments/show-recruitment.ts";

interface ApplicationsProps {
  applications: readonly ListedApplication[];
  mayWrite: boolean;
  hybrid: boolean;
}

/** Those that applied, in the order they were confirmed, with how each of their people stands. */
export function Applications({ applications, mayWrite, hybrid }: ApplicationsProps) {
  return (
    <ul className="grid gap-5">
      {applications.map((application) => (
        <li key={application.id} className="rounded-12 border border-solid-gray-420 p-4 sm:p-5">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
            <h3 className="text-std-17B-170">{application.organizationName}</h3>
            <p className="text-[0.9375rem] text-solid-gray-700">
              {application.confirmedAt && instantText(application.confirmedAt)}
              <span className="ml-2">{applicationStateLabel[application.state]}</span>
            </p>
          </div>
          <p className="text-[0.9375rem] break-words">
            {application.organizationKind && `${application.organizationKind}　`}
            {["連絡担当者", application.contactName, application.contactEmail, application.contactPhone]
              .filter(Boolean)
              .join("　")}
          </p>
          {application.message && <p className="mt-2 whitespace-pre-line">{application.message}</p>}
          <ul className="mt-3 border-t border-solid-gray-300">
            {application.applicants.map((applicant) => (
              <li
                key={applicant.id}
                className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-solid-gray-200 py-2"
              >
                <span className="font-700">{applicant.name}</span>
                <span className="min-w-0 text-[0.9375rem] break-words text-solid-gray-700">
                  {[
                    applicant.occupation,
                    applicant.title,
                    hybrid && attendanceModeLabel[applicant.mode],
                    applicant.email,
                  ]
                    .filter(Boolean)
                    .join("　")}
                </span>
                <Chip tone={standingTone[applicant.standing]}>{applicantStandingLabel[applicant.standing]}</Chip>
              </li>
            ))}
          </ul>
          {mayWrite && application.state === "confirmed" && <Withdraw application={application} />}
        </li>
      ))}
    </ul>
  );
}

/** For whoever phoned, or cannot be taken: one of them is taken back, or all. */
function Withdraw({ application }: { application: ListedApplication }) {
  const staying = application.applicants.filter(({ standing }) => standing !== "withdrawn");
  if (staying.length === 0) return null;
  return (
    <div className="mt-3">
      <Fold title={`取下げの連絡を受けたとき・お断りするとき（${application.organizationName}）`}>
        <Form method="post" className="grid gap-4">
          <input type="hidden" name="act" value="withdraw" />
          <input type="hidden" name="version" value={application.version} />
          <input type="hidden" name="applicationId" value={application.id} />
          <TextArea
            name="remark"
            id={`remark-${application.id}`}
            label="連絡担当者への一言（任意）"
            rows={2}
            hint="お断りするときは、その理由などを書けます。連絡担当者へのメールに載ります。"
          />
          <div className="flex flex-wrap gap-2">
            {staying.map(({ id, name }) => (
              <Button key={id} variant="danger" size="sm" name="applicantId" value={id}>
                {name}を取り下げる
              </Button>
            ))}
            {staying.length > 1 && (
              <Button variant="danger" size="sm" name="applicantId" value="">
                全員を取り下げる
              </Button>
            )}
          </div>
        </Form>
        <p className="mt-2 text-[0.9375rem] text-solid-gray-700">
          {application.contactEmail
            ? "連絡担当者に、変更のメールが送られます。"
            : "連絡担当者のメールアドレスがないため、電話やFAXでお知らせください。"}
          空いた席は、空き待ちの方に順に回ります。
        </p>
      </Fold>
    </div>
  );
}
