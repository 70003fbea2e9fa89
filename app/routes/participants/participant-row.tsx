import { formatLabel } from "#app/text/labels.ts";
import { matchLabel, presenceText, timesText } from "#app/text/participants.ts";
import { Chip, type ChipTone } from "#app/ui/chip.tsx";
import { Checkbox, SelectField, TextField } from "#app/ui/field.tsx";
import { Fold } from "#app/ui/fold.tsx";
import type { IconName } from "#app/ui/icon.tsx";
import type { Choice, ParticipantLine } from "#app/use-cases/participants/show-participants.ts";
import type { FieldOf } from "../sessions/attendance-fields.ts";

const LOOK: Record<ParticipantLine["by"], { tone: ChipTone; icon: IconName }> = {
  mail: { tone: "success", icon: "mail" },
  name: { tone: "success", icon: "check" },
  choice: { tone: "warning", icon: "warning" },
  none: { tone: "neutral", icon: "person" },
};

interface ParticipantRowProps {
  line: ParticipantLine;
  row: number;
  /** Whom it may be, by id: the likely ones of the line, then all others that nobody is yet. */
  people: ReadonlyMap<string, Choice>;
  others: readonly string[];
  field: FieldOf;
}

/** One person of the list: how long they were there, and who they are. */
export function ParticipantRow({ line, row, people, others, field }: ParticipantRowProps) {
  const { name, email, by, otherName, isShort, proposal, choices, differs, unknown } = line;
  const of = (key: string, usually = "") => field(`lines.${row}.${key}`, usually);
  const asked = of("as", proposal);
  const listed = [...choices, ...others.filter((id) => !choices.includes(id))].flatMap((id) => people.get(id) ?? []);
  const proposed = people.get(proposal);
  const named = [of("name", unknown.name), of("organization", unknown.organization)];
  return (
    <li className="grid items-start gap-x-6 gap-y-3 border-b border-solid-gray-200 py-4 md:grid-cols-2">
      <div className="min-w-0">
        <p className="font-700 wrap-anywhere">{name}</p>
        {email && email !== name && <p className="text-[0.875rem] text-solid-gray-700 wrap-anywhere">{email}</p>}
        <p>{presenceText(line)}</p>
        <p className="mt-1 flex flex-wrap gap-1.5">
          <Chip {...LOOK[by]}>{matchLabel[by]}</Chip>
          {otherName && (
            <Chip tone="warning" icon="warning">
              表示名が違います
            </Chip>
          )}
          {isShort && (
            <Chip tone="warning" icon="clock">
              在室が短い
            </Chip>
          )}
        </p>
      </div>
      <div className="grid min-w-0 gap-2">
        <SelectField
          {...asked}
          label={`「${name}」を記録する人`}
          emptyLabel="（選んでください）"
          options={[
            ...listed.slice(0, choices.length).map(option),
            { value: "new", label: "当日参加として記録する" },
            { value: "leave", label: "記録しない" },
            ...listed.slice(choices.length).map(option),
          ]}
        />
        {proposed?.record && <p>{recordedText(proposed)}</p>}
        {differs && (
          <Checkbox
            name={`lines.${row}.rewrite`}
            defaultChecked={of("rewrite").defaultValue === "on"}
            label="記録済みの時刻を、この一覧の時刻に書き換える"
          />
        )}
        <Fold
          title="当日参加のときの氏名・所属"
          open={asked.defaultValue === "new" || named.some(({ error }) => error !== undefined)}
        >
          <div className="grid gap-3 sm:grid-cols-2">
            {named.map((each, at) => (
              <TextField key={each.name} {...each} label={at === 0 ? "氏名" : "所属"} />
            ))}
          </div>
        </Fold>
      </div>
    </li>
  );
}

/** 釧路 太郎（釧路保健所）, 根室 次郎（釧路 太郎の代理）・記録済み */
function option({ id, name, organization, representing, kind, record }: Choice) {
  const who = representing ? `${representing}の代理` : kind === "walkIn" ? "当日参加" : organization;
  return { value: id, label: `${name}${who ? `（${who}）` : ""}${record ? "・記録済み" : ""}` };
}

function recordedText({ record }: Choice): string {
  if (!record) return "";
  const times = timesText(record);
  return `出席は記録済みです（${[formatLabel[record.mode], times].filter(Boolean).join("、")}）。記録したままにします。`;
}
