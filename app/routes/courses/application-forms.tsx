import { awaitsAnswer } from "#app/domain/application.ts";
import { instantText, whenText } from "#app/text/session.ts";
import { Button } from "#app/ui/button.tsx";
import { CheckboxGroup } from "#app/ui/choices.tsx";
import { Fold } from "#app/ui/fold.tsx";
import { Section } from "#app/ui/page.tsx";
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
