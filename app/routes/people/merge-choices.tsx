import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { RadioGroup } from "#app/ui/choices.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DescriptionList, PageHeading } from "#app/ui/page.tsx";

/** One field of two records, in words. */
export interface ComparedField {
  field: string;
  label: string;
  kept: string | null;
  merged: string | null;
}

const EMPTY = "（記録なし）";

/**
 * Side by side: where the two differ, a choice; where they agree, what they say. What the kept record does not say
 * is taken from the other one unless somebody chooses otherwise.
 */
export function MergeChoices({ fields }: { fields: readonly ComparedField[] }) {
  const same = fields.filter(({ kept, merged }) => kept === merged && kept);
  return (
    <div className="grid gap-6">
      {fields
        .filter(({ kept, merged }) => kept !== merged)
        .map(({ field, label, kept, merged }) => (
          <RadioGroup
            key={field}
            name={`take.${field}`}
            legend={label}
            defaultValue={kept ? "kept" : "merged"}
            layout="row"
            options={[
              { value: "kept", label: kept ?? EMPTY, hint: "残す記録" },
              { value: "merged", label: merged ?? EMPTY, hint: "統合される記録" },
            ]}
          />
        ))}
      {same.length > 0 && (
        <DescriptionList items={same.map(({ label, kept }) => ({ term: label, description: kept }))} />
      )}
    </div>
  );
}

/** Whether the two are likely one, as the comparison found. */
export function ReasonNotice({ reasons, doubt }: { reasons: readonly string[]; doubt: string }) {
  if (reasons.length > 0) return <Notice tone="info" title={`候補とした理由：${reasons.join("、")}`} />;
  return (
    <Notice tone="warning" title="名前などが一致していません">
      {doubt}
    </Notice>
  );
}

interface MergeHeadingProps {
  title: string;
  crumbs: readonly { label: string; to: string }[];
  swapTo: string;
}

export function MergeHeading({ title, crumbs, swapTo }: MergeHeadingProps) {
  return (
    <PageHeading
      title={title}
      crumbs={[...crumbs]}
      lead="2つの記録を見比べ、項目ごとに残すほうを選びます。統合は、あとで取り消せます。"
      actions={
        <LinkButton to={swapTo}>
          <Icon name="history" />
          残す記録を入れ替える
        </LinkButton>
      }
    />
  );
}

interface MergeFormProps {
  kept: { id: string; version: number };
  merged: { id: string; version: number };
  button: string;
  backTo: string;
  children: ReactNode;
}

/** The choices, sent with the versions they were made on. */
export function MergeForm({ kept, merged, button, backTo, children }: MergeFormProps) {
  return (
    <Form method="post" key={`${kept.id} ${merged.id}`}>
      <input type="hidden" name="keptVersion" value={kept.version} />
      <input type="hidden" name="mergedVersion" value={merged.version} />
      {children}
      <p className="mt-8 flex flex-wrap gap-4">
        <Button>{button}</Button>
        <LinkButton to={backTo}>統合しない</LinkButton>
      </p>
    </Form>
  );
}
