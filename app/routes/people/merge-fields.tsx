import { differingFields, PERSON_FIELDS, type PersonField } from "#app/domain/person-merge.ts";
import { personFactLabel } from "#app/text/people.ts";
import { whenText } from "#app/text/session.ts";
import { RadioGroup } from "#app/ui/choices.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DescriptionList } from "#app/ui/page.tsx";
import type { ProposedMerge } from "#app/use-cases/people/merge-people.ts";

type Shown = ProposedMerge["kept"];

const EMPTY = "（記録なし）";

function wordsOf(person: Shown, field: PersonField): string {
  return (field === "organizationId" ? person.organization?.name : person[field]) || EMPTY;
}

interface FieldChoicesProps {
  kept: Shown;
  merged: Shown;
  /** What the kept record does not say: taken from the other one unless somebody chooses otherwise. */
  fill: readonly PersonField[];
}

/** Side by side: where the two differ, a choice; where they agree, what they say. */
export function FieldChoices({ kept, merged, fill }: FieldChoicesProps) {
  const differing = differingFields(kept, merged);
  const same = PERSON_FIELDS.filter((field) => !differing.includes(field) && kept[field]);
  return (
    <div className="grid gap-6">
      {differing.map((field) => (
        <RadioGroup
          key={field}
          name={`take.${field}`}
          legend={personFactLabel[field]}
          defaultValue={fill.includes(field) ? "merged" : "kept"}
          layout="row"
          options={[
            { value: "kept", label: wordsOf(kept, field), hint: "残す記録" },
            { value: "merged", label: wordsOf(merged, field), hint: "統合される記録" },
          ]}
        />
      ))}
      {same.length > 0 && (
        <DescriptionList
          items={same.map((field) => ({ term: personFactLabel[field], description: wordsOf(kept, field) }))}
        />
      )}
    </div>
  );
}

const MOVING = {
  appointments: "会議体の委員枠",
  invitations: "案内",
  attendances: "出席の記録",
  agendaItems: "議題の説明者・講師",
  pollParticipants: "日程調整の回答",
  groups: "グループ",
} as const satisfies Record<keyof ProposedMerge["moving"], string>;

/** What goes over, and what stays where both are on record for one session. */
export function MergeEffects({ moving, shared }: Pick<ProposedMerge, "moving" | "shared">) {
  const kinds = (Object.keys(MOVING) as (keyof typeof MOVING)[]).filter((kind) => moving[kind] > 0);
  return (
    <div className="grid gap-4">
      <p>
        {kinds.length > 0
          ? `次のものを、残す記録に移します：${kinds.map((kind) => `${MOVING[kind]} ${moving[kind]}件`).join("、")}。`
          : "移すものはありません。"}
        送った案内や出席の記録に書かれた氏名・所属は、その時のまま残ります。回数・人数（延べ）・確定した実績は変わりません。
      </p>
      {shared.length > 0 && (
        <Notice tone="warning" title={`${shared.length}件の開催には、両方の記録があります`}>
          <p>
            同じ開催に一人を二重には記録できないため、次の開催の案内と出席は統合される記録に残り、この方のページに並べて表示します。人数は変わりません。
          </p>
          <ul className="list-disc pl-6">
            {shared.map(({ id, title, startsAt }) => (
              <li key={id}>
                {title}（{whenText({ startsAt, endsAt: null })}）
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}
