import { Form } from "@remix-run/react";
import { deskFeedLabel } from "#app/text/feeds.ts";
import { Button } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";
import type { FeedList } from "#app/use-cases/feeds/list-feeds.ts";

interface FeedFormProps {
  choices: FeedList["choices"];
  /** `body:ID` or `center:ID`, where one came from a page about it. */
  chosen: string | null;
  error: string | undefined;
}

export function FeedForm({ choices, chosen, error }: FeedFormProps) {
  return (
    <Form method="post" key={chosen} className="grid justify-items-start gap-4">
      <input type="hidden" name="step" value="ask" />
      <SelectField
        name="feed"
        label="予定表"
        required
        defaultValue={chosen ?? ""}
        emptyLabel="選んでください"
        options={choices.map(({ kind, id, name, centerName }) => ({
          value: `${kind}:${id}`,
          label: `${deskFeedLabel[kind]}：${centerName ? `${name}（${centerName}）` : name}`,
        }))}
        {...(error ? { error } : {})}
      />
      <Button>アドレスを作る</Button>
    </Form>
  );
}
