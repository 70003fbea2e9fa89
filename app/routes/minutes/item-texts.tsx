import { Link } from "@remix-run/react";
import type { AgendaOutcome } from "#app/domain/taxonomy.ts";
import { agendaText } from "#app/text/agenda.ts";
import { agendaOutcomeLabel } from "#app/text/labels.ts";
import { minutesText as words } from "#app/text/minutes.ts";
import { Chip } from "#app/ui/chip.tsx";
import { TextArea } from "#app/ui/field.tsx";
import type { FormFields } from "../sessions/form-fields.ts";

export interface WrittenItem {
  id: string;
  part: string | null;
  title: string;
  open: boolean;
  outcome: AgendaOutcome | null;
  followed: readonly { id: string; task: string; doneOn: string | null }[];
}

interface ItemTextsProps {
  sessionId: string;
  item: WrittenItem;
  /** From 0. */
  index: number;
  fields: FormFields;
}

/** What is written of one agenda item. */
export function ItemTexts({ sessionId, item, index, fields }: ItemTextsProps) {
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
