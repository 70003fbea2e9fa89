import { Form } from "@remix-run/react";
import { hasKinds } from "#app/domain/agenda.ts";
import { AGENDA_OUTCOMES } from "#app/domain/taxonomy.ts";
import { agendaText } from "#app/text/agenda.ts";
import { agendaKindLabel, agendaOutcomeLabel } from "#app/text/labels.ts";
import { Button } from "#app/ui/button.tsx";
import { RadioGroup } from "#app/ui/choices.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { DescriptionList, EmptyState, Section } from "#app/ui/page.tsx";
import type { ShownClosing } from "#app/use-cases/attendance/show-closing.ts";
import { type FieldError, type Fields, fieldsOf } from "./attendance-fields.ts";

type Agenda = ShownClosing["session"]["agenda"];

const OUTCOME_OPTIONS = [
  ...AGENDA_OUTCOMES.map((value) => ({ value, label: agendaOutcomeLabel[value] })),
  { value: "", label: "まだ記録しない" },
];

interface AgendaOutcomesProps {
  session: ShownClosing["session"];
  fields: Fields | undefined;
  errors: readonly FieldError[];
}

/** What became of each agenda item. */
export function AgendaOutcomes({ session: { agenda, category, version }, fields, errors }: AgendaOutcomesProps) {
  const of = fieldsOf(fields ?? recordedFields(agenda, version), errors);
  if (agenda.length === 0) return <NoAgenda />;
  return (
    <Section title="議題の結果">
      <Form method="post" noValidate className="grid gap-6">
        <input type="hidden" name="version" value={of("version").defaultValue} />
        {agenda.map((item, index) => (
          <div key={item.id} className="grid gap-4 rounded-12 border border-solid-gray-420 p-4">
            <input type="hidden" name={`items.${index}.id`} value={item.id} />
            <h3 className="text-std-17B-170 text-solid-gray-900">{itemTitle(item, index, hasKinds(category))}</h3>
            <RadioGroup {...of(`items.${index}.outcome`)} legend="結果" options={OUTCOME_OPTIONS} layout="row" />
            <TextArea
              {...of(`items.${index}.notes`)}
              label="当日のメモ（事務局用）"
              hint="説明・質疑・結論の文章は「議事概要」に書きます。書き始めるとき、このメモが下書きに入ります。"
              rows={3}
            />
          </div>
        ))}
        <p>
          <Button>議題の結果を保存</Button>
        </p>
      </Form>
    </Section>
  );
}

/** The same for those who read only. */
export function OutcomeList({ session: { agenda, category } }: Pick<AgendaOutcomesProps, "session">) {
  if (agenda.length === 0) return <NoAgenda />;
  return (
    <Section title="議題の結果">
      <div className="grid gap-6">
        {agenda.map((item, index) => (
          <div key={item.id}>
            <h3 className="mb-2 text-std-17B-170 text-solid-gray-900">{itemTitle(item, index, hasKinds(category))}</h3>
            <DescriptionList
              items={[
                { term: "結果", description: item.outcome ? agendaOutcomeLabel[item.outcome] : "記録なし" },
                {
                  term: "当日のメモ（事務局用）",
                  description: <span className="whitespace-pre-wrap">{item.notes ?? "記録なし"}</span>,
                },
              ]}
            />
          </div>
        ))}
      </div>
    </Section>
  );
}

function NoAgenda() {
  return (
    <Section title="議題の結果">
      <EmptyState title="議題が登録されていません">
        「内容を変更」から議題を加えると、ここに結果を記録できます。
      </EmptyState>
    </Section>
  );
}

function itemTitle({ part, title, kind, open }: Agenda[number], index: number, withKind: boolean): string {
  const words = [
    `議題${index + 1}${withKind ? `（${agendaKindLabel[kind]}）` : ""}`,
    part,
    title,
    !open && `（${agendaText.closed}）`,
  ];
  return words.filter(Boolean).join("　");
}

function recordedFields(agenda: Agenda, version: number): Fields {
  const fields: Fields = { version: String(version) };
  for (const [index, { outcome, notes }] of agenda.entries()) {
    fields[`items.${index}.outcome`] = outcome ?? "";
    fields[`items.${index}.notes`] = notes ?? "";
  }
  return fields;
}
