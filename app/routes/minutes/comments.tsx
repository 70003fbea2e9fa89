import { Form } from "@remix-run/react";
import type { Typed } from "#app/http/form-rows.ts";
import { instantText } from "#app/text/session.ts";
import { Button } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { Fold } from "#app/ui/fold.tsx";
import type { ShownMinutes } from "#app/use-cases/minutes/show-minutes.ts";
import { aboutText } from "./read-comments.tsx";

interface CommentsProps {
  comments: ShownMinutes["comments"];
  mayWrite: boolean;
  /** Of the comment whose answer was refused. */
  typed: Typed;
  errors: readonly { field?: string; message: string }[];
}

/** What members wrote, each with the desk's answer or the form for it. */
export function CommentsToHandle({ comments, mayWrite, typed, errors }: CommentsProps) {
  return (
    <ul className="grid gap-5">
      {comments.map((comment) => {
        const isTyped = typed.comment === comment.id;
        const { id, text, createdAt, agendaItem, invitation, handledAt, handledBy, reply } = comment;
        const who = [invitation.organizationName, invitation.title, invitation.name].filter(Boolean).join("　");
        const form = (
          <Form method="post" action="#comments" noValidate className="grid gap-4" key={handledAt?.toISOString() ?? ""}>
            <input type="hidden" name="comment" value={id} />
            <input type="hidden" name="seenAt" value={handledAt?.toISOString() ?? ""} />
            <TextArea
              name="reply"
              id={`reply-${id}`}
              label={`${invitation.name}様への回答`}
              defaultValue={isTyped ? String(typed.reply ?? "") : (reply ?? "")}
              error={isTyped ? errors.find(({ field }) => field === "reply")?.message : undefined}
              hint="書いた方の専用ページに表示されます。空欄のままでも、対応済みにできます。"
              rows={3}
            />
            <p>
              <Button variant="secondary">{handledAt ? "回答を直す" : "対応済みにする"}</Button>
            </p>
          </Form>
        );
        return (
          <li key={id} className="rounded-12 border border-solid-gray-420 p-4">
            <p className="flex flex-wrap items-center gap-2">
              <strong>{who}</strong>
              {handledAt ? (
                <Chip tone="success" icon="check">
                  対応済み
                </Chip>
              ) : (
                <Chip tone="warning" icon="clock">
                  未対応
                </Chip>
              )}
            </p>
            <p className="text-[0.875rem] text-solid-gray-700">
              {aboutText(agendaItem)}　{instantText(createdAt)}
            </p>
            <p className="my-3 whitespace-pre-line wrap-anywhere">{text}</p>
            {handledAt && (
              <p className="mb-3 border-l-4 border-key-900 pl-3 whitespace-pre-line wrap-anywhere">
                {reply ?? "（回答の文はありません）"}
                <span className="block text-[0.875rem] text-solid-gray-700">
                  {[instantText(handledAt), handledBy?.name].filter(Boolean).join("　")}
                </span>
              </p>
            )}
            {mayWrite &&
              (handledAt ? (
                <Fold title="回答を直す" open={isTyped}>
                  {form}
                </Fold>
              ) : (
                form
              ))}
          </li>
        );
      })}
    </ul>
  );
}
