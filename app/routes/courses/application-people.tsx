import {
  applicantStandingLabel,
  applicationStateLabel,
  attendanceModeLabel,
  standingTone,
} from "#app/text/recruitment.ts";
import { Chip } from "#app/ui/chip.tsx";
import { DescriptionList, Section } from "#app/ui/page.tsx";
import type { ShownApplication } from "#app/use-cases/recruitments/show-application.ts";
import { MaterialList } from "../rsvp/materials.tsx";

/** What is handed out to those who attend: where to join, what to know, and the materials. */
export function ApplicationHandout({
  handout,
  path,
}: {
  handout: NonNullable<ShownApplication["handout"]>;
  path: string;
}) {
  const { notice, onlineUrl, materials } = handout;
  if (!notice && !onlineUrl && materials.length === 0) return null;
  return (
    <Section title="受講の御案内">
      <div className="grid gap-5">
        {notice && <p className="whitespace-pre-line">{notice}</p>}
        {onlineUrl && (
          <p>
            オンラインの接続先　
            <a href={onlineUrl} className="break-all text-key-1000 underline underline-offset-3">
              {onlineUrl}
            </a>
          </p>
        )}
        {materials.length > 0 && <MaterialList materials={materials} path={path} />}
      </div>
    </Section>
  );
}

/** Who applied, for whom, and how each of them stands. */
export function ApplicationPeople({ shown }: { shown: ShownApplication }) {
  const { organizationName, contactName, contactEmail, contactPhone, message, applicants, course } = shown;
  return (
    <Section title="申込みの内容">
      <DescriptionList
        items={[
          { term: "状態", description: applicationStateLabel[shown.state] },
          { term: "機関名", description: organizationName },
          { term: "連絡担当者", description: `${contactName}　様` },
          { term: "連絡先", description: [contactEmail, contactPhone].filter(Boolean).join("、") },
          ...(message
            ? [{ term: "連絡事項", description: <span className="whitespace-pre-line">{message}</span> }]
            : []),
        ]}
      />
      <h3 className="mt-6 mb-2 text-std-17B-170">受講する方（{applicants.length}人）</h3>
      <ul className="border-t border-solid-gray-300">
        {applicants.map(({ id, name, occupation, title, mode, standing }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-solid-gray-300 py-2.5">
            <span className="font-700">{name}　様</span>
            <span className="text-[0.9375rem] text-solid-gray-700">
              {[occupation, title, course.ways.length > 1 && attendanceModeLabel[mode]].filter(Boolean).join("　")}
            </span>
            <Chip tone={standingTone[standing]}>{applicantStandingLabel[standing]}</Chip>
          </li>
        ))}
      </ul>
    </Section>
  );
}
