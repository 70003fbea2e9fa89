import { awaitsAnswer } from "#app/domain/application.ts";
import {
  applicantStandingLabel,
  applicationStateLabel,
  attendanceModeLabel,
  standingTone,
} from "#app/text/recruitment.ts";
import { instantText, whenText } from "#app/text/session.ts";
import { Button } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { CheckboxGroup } from "#app/ui/choices.tsx";
import { Fold } from "#app/ui/fold.tsx";
import { DescriptionList, Section } from "#app/ui/page.tsx";
import type { ShownApplication } from "#app/use-cases/recruitments/show-application.ts";
import { MaterialList } from "../rsvp/materials.tsx";

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

/** Who has to answer: the day has moved, or a seat is on offer. Whoever does not come is withdrawn below. */
export function AnswerForm({ action, shown }: { action: string; shown: ShownApplication }) {
  const asked = shown.applicants.filter(({ standing }) => awaitsAnswer(standing));
  if (asked.length === 0) return null;
  return (
    <form method="post" action={action} className="grid gap-4 rounded-12 border-2 border-key-900 p-4 sm:p-5">
      <input type="hidden" name="version" value={shown.version} />
      <p className="font-700">
        {asked.some(({ standing }) => standing === "pending")
          ? "日程が変わったため、もう一度お答えください。"
          : "席が空きました。期限までにお答えください。"}
        <span className="block">{whenText(shown.course)}</span>
      </p>
      <CheckboxGroup
        name="applicants[]"
        id="f-answered"
        legend="受講する方"
        hint="受講されない方は、下の「申込みの取下げ」で取り下げてください。"
        options={asked.map(({ id, name, offeredUntil }) => ({
          value: id,
          label: `${name}　様`,
          ...(offeredUntil && { hint: `${instantText(offeredUntil)}まで席をお取りしています。` }),
        }))}
        defaultValues={asked.map(({ id }) => id)}
      />
      <p className="grid sm:justify-start">
        <Button name="act" value="answer">
          受講する
        </Button>
      </p>
    </form>
  );
}

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
