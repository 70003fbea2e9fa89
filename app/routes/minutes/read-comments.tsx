import { instantText } from "#app/text/session.ts";
import { Button } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { SelectField, TextArea } from "#app/ui/field.tsx";
import type { ReadMinutes } from "#app/use-cases/minutes/read-minutes.ts";
import type { FormFields } from "../sessions/form-fields.ts";

type Shown = NonNullable<ReadMinutes["minutes"]>;

/** What a comment is about. */
export function aboutText(item: { title: string } | null): string {
  return item ? `議題「${item.title}」について` : "全体について";
}

/** What this person wrote so far, with what the desk answered. */
export function OwnComments({ comments }: { comments: Shown["comments"] }) {
  return (
    <ul className="grid gap-5">
      {comments.map(({ id, text, createdAt, agendaItem, handledAt, reply }) => (
        <li key={id} className="rounded-12 border border-solid-gray-420 p-4">
          <p className="flex flex-wrap items-center gap-2">
            <strong>{aboutText(agendaItem)}</strong>
            {handledAt ? (
              <Chip tone="success" icon="check">
                対応済み
              </Chip>
            ) : (
              <Chip tone="neutral" icon="clock">
                事務局が確認中
              </Chip>
            )}
          </p>
          <p className="text-[0.875rem] text-solid-gray-700">{instantText(createdAt)}</p>
          <p className="mt-2 whitespace-pre-line wrap-anywhere">{text}</p>
          {reply && (
            <p className="mt-3 border-l-4 border-key-900 pl-3 whitespace-pre-line wrap-anywhere">
              <strong className="block">事務局から</strong>
              {reply}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

interface CommentFormProps {
  action: string;
  items: Shown["items"];
  fields: FormFields;
}

/** One comment, on an item or on the whole; as many as there are to make, one after the other. */
export function CommentForm({ action, items, fields }: CommentFormProps) {
  return (
    <form method="post" action={action} noValidate className="grid gap-5">
      <SelectField
        {...fields.of("item")}
        label="どこについての御意見ですか"
        emptyLabel="全体について"
        options={items.map(({ id, number, title }) => ({ value: id, label: `議題${number}　${title}` }))}
      />
      <TextArea
        {...fields.of("text")}
        label="御意見（修正・補足）"
        required
        rows={6}
        hint="1件ずつ送れます。お名前とともに事務局だけが読み、議事概要の作成だけに使います。"
      />
      <p>
        <Button>御意見を送る</Button>
      </p>
    </form>
  );
}
