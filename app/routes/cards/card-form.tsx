import { Form } from "@remix-run/react";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { cardPartLabel } from "#app/text/cards.ts";
import { instantText } from "#app/text/session.ts";
import { Button } from "#app/ui/button.tsx";
import { TextArea, TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";

interface CardFormProps {
  typed: Record<string, string>;
  errors: readonly { field?: string | undefined; message: string }[];
  /** Null before it was first kept. */
  card: { publishedAt: Instant | null; version: number } | null;
}

/** 開催事例 as its desk writes it, kept as a draft or published to every center. */
export function CardForm({ typed, errors, card }: CardFormProps) {
  const of = (name: keyof typeof cardPartLabel) => ({
    name,
    label: cardPartLabel[name],
    defaultValue: typed[name] ?? "",
    error: errors.find(({ field }) => field === name)?.message,
  });
  const isPublished = Boolean(card?.publishedAt);
  return (
    <Form method="post" className="flex flex-col gap-7">
      <Notice tone="warning" title="参加した方の個人情報は書かないでください">
        公開すると、都道府県内のすべての保健所から読めます。講師のほかは氏名や連絡先を書かず、事例の当事者が分かる内容も避けてください。非公開の議題は、下書きに入れていません。
      </Notice>
      {card?.publishedAt ? (
        <p>{instantText(card.publishedAt)}から公開しています。保存すると、公開中の内容が変わります。</p>
      ) : (
        <p>{card ? "下書きです。" : "開催の記録から下書きを作りました。"}公開するまで、他の保健所からは見えません。</p>
      )}
      <input type="hidden" name="version" value={card?.version ?? ""} />
      <TextField {...of("title")} required />
      <TextField {...of("theme")} />
      <TextField {...of("lecturer")} hint="所属・役職・氏名" />
      <TextField {...of("target")} />
      <TextField {...of("attendance")} hint="人数と職種の内訳。氏名は書きません。" />
      <TextArea {...of("content")} hint="公開するときは必須です。" rows={8} />
      <TextArea {...of("result")} hint="何が決まり、何が変わったか。公開するときは必須です。" rows={6} />
      <TextArea {...of("advice")} hint="次に行うなら変えること、他の保健所に伝えたいこと" rows={4} />
      <div className="flex flex-wrap gap-3">
        {isPublished ? (
          <>
            <Button name="step" value="save">
              公開中の内容を変更する
            </Button>
            <Button name="step" value="takeBack" variant="danger">
              公開を取りやめる
            </Button>
          </>
        ) : (
          <>
            <Button name="step" value="publish">
              公開する
            </Button>
            <Button name="step" value="save" variant="secondary">
              下書きを保存する
            </Button>
          </>
        )}
      </div>
    </Form>
  );
}
