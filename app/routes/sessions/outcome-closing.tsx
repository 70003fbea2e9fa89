import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { stepLabel } from "#app/text/labels.ts";
import { headcountText } from "#app/text/session.ts";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Section } from "#app/ui/page.tsx";
import type { MissingPart, ShownClosing } from "#app/use-cases/attendance/show-closing.ts";

/** 締める: says what is missing, and leaves it to the desk. */
export function ClosingSection({ shown }: { shown: ShownClosing }) {
  const { session, headcount, missing, itemsWithoutOutcome } = shown;
  const attendance = <Link to={`/sessions/${session.id}/attendance`}>「出席と人数」</Link>;
  const words: Record<MissingPart, ReactNode> = {
    headcount: <>人数が分かりません。このまま締めると、実績表では（不明）になります。{attendance}で入力できます。</>,
    attendance: <>出席の記録がありません。{attendance}で記録できます。</>,
    outcome: <>結果を記録していない議題が{itemsWithoutOutcome}件あります。</>,
  };
  const held = session.state === "held";
  return (
    <Section title={held ? "締めた記録" : "締める"} id="closing">
      <div className="grid gap-5">
        <p>
          {held
            ? "この開催は、開催済みとして締めてあります。年度の実績報告が確定するまでは、開き直して直せます。"
            : "締めると、開催済みとして実績表の回数に数えます。"}
          いまの人数は{headcountText(headcount)}です。
        </p>
        {missing.length > 0 && (
          <Notice tone="warning" title={held ? "記録していないものがあります" : "締める前に確かめてください"}>
            <ul className="list-disc pl-6">
              {missing.map((part) => (
                <li key={part}>{words[part]}</li>
              ))}
            </ul>
          </Notice>
        )}
        <Form method="post">
          {held ? (
            <Button name="step" value="reopen" variant="secondary">
              {stepLabel.reopen}
            </Button>
          ) : (
            <Button name="step" value="hold">
              {stepLabel.hold}
            </Button>
          )}
        </Form>
      </div>
    </Section>
  );
}
