import {
  applicantStandingLabel,
  applicationStateLabel,
  attendanceModeLabel,
  standingTone,
} from "#app/text/recruitment.ts";
import { Button } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { CheckboxGroup } from "#app/ui/choices.tsx";
import { Fold } from "#app/ui/fold.tsx";
import { DescriptionList, Section } from "#app/ui/page.tsx";
import type { ShownApplication } from "#app/use-cases/recruitments/show-application.ts";

/** What the mail's link is for: a press, for gateways open every link. */
export function ConfirmForm({ action }: { action: string }) {
  return (
    <form method="post" action={action} className="grid gap-3 rounded-12 border-2 border-key-900 p-4 sm:p-5">
      <p className="font-700">まだ申込みは済んでいません。内容を確かめて、確定してください。</p>
      <p className="grid sm:justify-start">
        <Button name="act" value="confirm">
          申込みを確定する
        </Button>
      </p>
    </form>
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

/** One or all of the people are taken back; their seats go to those who wait. */
export function WithdrawForm({ action, shown }: { action: string; shown: ShownApplication }) {
  const staying = shown.applicants.filter(({ standing }) => standing !== "withdrawn");
  if (staying.length === 0) return null;
  return (
    <Section title="申込みの取下げ">
      <Fold title="取り下げる方を選ぶ">
        <form method="post" action={action} className="grid gap-4">
          <input type="hidden" name="version" value={shown.version} />
          <CheckboxGroup
            name="applicants[]"
            legend="取り下げる方"
            hint="取り下げると、席は空き待ちの方に回ります。"
            options={staying.map(({ id, name }) => ({ value: id, label: `${name}　様` }))}
          />
          <p>
            <Button variant="danger" name="act" value="withdraw">
              選んだ方を取り下げる
            </Button>
          </p>
        </form>
      </Fold>
    </Section>
  );
}
