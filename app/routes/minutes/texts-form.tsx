import { Form, Link } from "@remix-run/react";
import type { AgendaOutcome } from "#app/domain/taxonomy.ts";
import type { Typed } from "#app/http/form-rows.ts";
import { agendaText } from "#app/text/agenda.ts";
import { agendaOutcomeLabel } from "#app/text/labels.ts";
import { minutesText as words } from "#app/text/minutes.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { TextArea, TextField } from "#app/ui/field.tsx";
import { Section } from "#app/ui/page.tsx";
import type { MinutesForm } from "#app/use-cases/minutes/save-minutes.ts";
import type { FormFields } from "../sessions/form-fields.ts";

interface WrittenItem {
  id: string;
  part: string | null;
  title: string;
  open: boolean;
  outcome: AgendaOutcome | null;
  followed: readonly { id: string; task: string; doneOn: string | null }[];
}

interface TextsFormProps {
  sessionId: string;
  agenda: readonly WrittenItem[];
  fields: FormFields;
}

/** All that is written of a session: before, item by item, and after. Who came is taken from the records of the day. */
export function TextsForm({ sessionId, agenda, fields }: TextsFormProps) {
  return (
    <Form method="post" noValidate className="max-w-[60rem]">
      <input type="hidden" name="version" value={fields.text("version")} />
      <Section title="はじめに">
        <div className="grid gap-5">
          <TextField
            {...fields.of("author")}
            label={words.author}
            width="md"
            hint="議事概要に載る、作成者の所属やお名前です。"
          />
          <TextArea
            {...fields.of("opening")}
            label={`${words.opening}（挨拶など）`}
            rows={3}
            hint="公開用にも載ります。"
          />
        </div>
      </Section>
      <Section title="議題ごとの概要">
        {agenda.length === 0 ? (
          <p>
            議題が登録されていません。
            <Link to={`/sessions/${sessionId}/edit`} className="text-key-1000 underline underline-offset-3">
              開催の内容に議題を加える
            </Link>
            と、議題ごとに書けます。
          </p>
        ) : (
          <div className="grid gap-6">
            {agenda.map((item, index) => (
              <ItemTexts key={item.id} sessionId={sessionId} item={item} index={index} fields={fields} />
            ))}
          </div>
        )}
      </Section>
      <Section title="おわりに">
        <TextArea
          {...fields.of("closing")}
          label={`${words.closing}（次回の予定など）`}
          rows={3}
          hint="公開用にも載ります。"
        />
      </Section>
      <div className="mt-10 flex flex-wrap gap-3 border-t border-solid-gray-420 pt-6">
        <Button>保存する</Button>
        <LinkButton to={`/sessions/${sessionId}/minutes`} variant="tertiary">
          やめる
        </LinkButton>
      </div>
    </Form>
  );
}

function ItemTexts({
  sessionId,
  item,
  index,
  fields,
}: Omit<TextsFormProps, "agenda"> & { item: WrittenItem; index: number }) {
  const name = (field: string) => `items.${index}.${field}`;
  const nth = `議題${index + 1}`;
  return (
    <fieldset className="grid min-w-0 gap-5 rounded-12 border border-solid-gray-420 p-4">
      <legend className="px-1 font-700 wrap-anywhere">{[nth, item.part, item.title].filter(Boolean).join("　")}</legend>
      <input type="hidden" name={name("agendaItemId")} value={item.id} />
      {!item.open && (
        <p className="flex flex-wrap items-center gap-2">
          <Chip tone="neutral" icon="lock">
            {agendaText.closed}
          </Chip>
          公開用の議事概要には載りません。
        </p>
      )}
      {item.followed.length > 0 && (
        <div>
          <p className="font-700">{words.taken}</p>
          <ul className="list-disc pl-6">
            {item.followed.map(({ id, task, doneOn }) => (
              <li key={id}>
                {task}（{doneOn ? "対応済み" : "対応中"}）
              </li>
            ))}
          </ul>
        </div>
      )}
      <TextArea {...fields.of(name("explanation"))} label={`${words.explanation}（${nth}）`} rows={4} />
      <TextArea {...fields.of(name("discussion"))} label={`${words.discussion}（${nth}）`} rows={6} />
      <TextArea {...fields.of(name("conclusion"))} label={`${words.conclusion}（${nth}）`} rows={3} />
      <p>
        結果（決定・継続・報告）：<strong>{item.outcome ? agendaOutcomeLabel[item.outcome] : "まだ記録なし"}</strong>　
        <Link
          to={`/sessions/${sessionId}/outcome`}
          target="_blank"
          className="text-key-1000 underline underline-offset-3"
        >
          「結果」の画面で記録する（新しいタブで開きます）
        </Link>
      </p>
    </fieldset>
  );
}

/** The texts as the form would have been typed. */
export function typedMinutes({ author, opening, closing, items }: MinutesForm["texts"], version: number): Typed {
  const typed: Typed = {
    version: String(version),
    author: author ?? "",
    opening: opening ?? "",
    closing: closing ?? "",
  };
  items.forEach(({ explanation, discussion, conclusion }, index) => {
    typed[`items.${index}.explanation`] = explanation ?? "";
    typed[`items.${index}.discussion`] = discussion ?? "";
    typed[`items.${index}.conclusion`] = conclusion ?? "";
  });
  return typed;
}

/** What a field of the form is called. */
export function minutesFieldLabel(field: string): string | undefined {
  const [first, number, part = ""] = field.split(".");
  const labels: Record<string, string> = {
    author: words.author,
    opening: words.opening,
    closing: words.closing,
    explanation: words.explanation,
    discussion: words.discussion,
    conclusion: words.conclusion,
  };
  return first === "items" ? `議題${Number(number) + 1}の${labels[part] ?? ""}` : labels[first ?? ""];
}
