import { LETTER_ADDRESSINGS, LETTER_AUDIENCES } from "#app/domain/letter.ts";
import { addressingLabel, audienceLabel } from "#app/text/letter.ts";
import { contactWayLabel } from "#app/text/rsvp.ts";
import { CheckboxGroup, RadioGroup } from "#app/ui/choices.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Fold } from "#app/ui/fold.tsx";
import type { FieldsAsTyped, LetterFormProps } from "./letter-page.ts";

/** Each or all in one, and who gets it. */
export function WhomFields({ people, bodyNames, typed, errorOf, typedOr }: LetterFormProps & FieldsAsTyped) {
  const byHand = people.filter(({ reachedBy }) => reachedBy !== "mail").length;
  const counts = { called: `${people.length}人`, byHand: `${byHand}人`, chosen: "下の一覧で印を付けた方" };
  const chosen = [typed?.people ?? typed?.["people[]"] ?? []].flat();
  return (
    <div className="grid gap-6">
      <RadioGroup
        name="addressing"
        legend="宛名"
        options={LETTER_ADDRESSINGS.map((value) => ({ value, label: addressingLabel[value] }))}
        defaultValue={typedOr("addressing", "each")}
        error={errorOf("addressing")}
      />
      <TextField
        name="groupName"
        label="まとめて一通にするときの宛名"
        hint="「各位」は自動で付きます。まとめた一通とその回答票には、専用の二次元コードも整理番号も入りません。"
        defaultValue={typedOr("groupName", bodyNames.length > 0 ? `${bodyNames.join("・")}　構成員` : "関係者")}
        error={errorOf("groupName")}
        maxLength={100}
        width="lg"
      />
      <RadioGroup
        name="audience"
        legend="送る相手"
        options={LETTER_AUDIENCES.map((value) => ({ value, label: `${audienceLabel[value]}：${counts[value]}` }))}
        defaultValue={typedOr("audience", "called")}
        error={errorOf("audience")}
      />
      <Fold title="送る相手を選ぶ（「選んだ方」のとき）" open={typed?.audience === "chosen"}>
        <CheckboxGroup
          name="people[]"
          legend="送る相手"
          columns={2}
          options={people.map(({ invitationId, name, organizationName, reachedBy }) => ({
            value: invitationId,
            label: name,
            hint: [organizationName, contactWayLabel[reachedBy]].filter(Boolean).join("　"),
          }))}
          defaultValues={chosen}
        />
      </Fold>
    </div>
  );
}
