import { contactWayLabel } from "#app/text/rsvp.ts";
import { RadioGroup } from "#app/ui/choices.tsx";
import type { Candidate } from "#app/use-cases/bodies/propose-holder.ts";

interface HolderCandidatesProps {
  /** By the search; null before one. */
  found: readonly Candidate[] | null;
  chosen: Candidate | null;
}

/** Whom the search found, and whoever was chosen before it. */
export function HolderCandidates({ found, chosen }: HolderCandidatesProps) {
  const others = found?.filter(({ personId }) => personId !== chosen?.personId) ?? [];
  const all = chosen ? [chosen, ...others] : others;
  if (all.length > 0) {
    return (
      <RadioGroup
        name="person"
        legend={found ? `見つかった方（${found.length}人）` : "選んだ方"}
        {...(chosen && { defaultValue: chosen.personId })}
        options={all.map((person) => ({
          value: person.personId,
          label: [person.name, person.organizationName, person.title].filter(Boolean).join("　"),
          hint: [
            `連絡方法：${contactWayLabel[person.reachedBy]}`,
            person.sitsIn.length > 0 && `ほかの委員枠：${person.sitsIn.join("、")}`,
          ]
            .filter(Boolean)
            .join("／"),
        }))}
      />
    );
  }
  return found ? (
    <p>見つかりませんでした。ほかの言葉で探すか、下の「名簿にない方を登録して選ぶ」から登録してください。</p>
  ) : (
    <p>この保健所の名簿から探して選びます。名簿にない方は、下の欄から登録できます。</p>
  );
}
