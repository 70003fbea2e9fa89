import { type FormEvent, useState } from "react";
import type { AttendanceMode } from "#app/domain/attendance.ts";
import type { RsvpStanding } from "#app/domain/rsvp.ts";
import { PARTICIPANT_ROLES, type ParticipantRole } from "#app/domain/taxonomy.ts";
import { recordText } from "#app/text/attendance.ts";
import { formatLabel, participantRoleLabel, standingLabel } from "#app/text/labels.ts";
import { Chip, type ChipTone } from "#app/ui/chip.tsx";
import { Checkbox, SelectField, TextField } from "#app/ui/field.tsx";
import type { IconName } from "#app/ui/icon.tsx";
import { TimeField } from "#app/ui/time-field.tsx";
import type { InvitedLine } from "#app/use-cases/attendance/show-attendance.ts";
import type { FieldOf } from "./attendance-fields.ts";

export const ROLE_OPTIONS = PARTICIPANT_ROLES.map((value) => ({ value, label: participantRoleLabel[value] }));
export const MODE_OPTIONS = (["onSite", "online"] as const).map((value) => ({ value, label: formatLabel[value] }));

const STANDING_LOOK: Record<RsvpStanding, { tone: ChipTone; icon: IconName }> = {
  attending: { tone: "success", icon: "check" },
  online: { tone: "success", icon: "video" },
  proxy: { tone: "success", icon: "people" },
  absent: { tone: "neutral", icon: "cross" },
  tentative: { tone: "warning", icon: "pause" },
  pending: { tone: "warning", icon: "clock" },
};

const DETAILS = ["role", "mode", "arrived", "left", "proxyName", "proxyTitle", "proxyOrganization"];

interface InvitedRowProps {
  line: InvitedLine;
  row: number;
  field: FieldOf;
}

/** One person who was called: whether they came, and, folded away, how. */
export function InvitedRow({ line, row, field }: InvitedRowProps) {
  const of = (key: string) => field(`present.${row}.${key}`);
  // The line that tells how they came follows what is chosen below it, also when that is folded away again.
  const [facts, setFacts] = useState(() => new Map(DETAILS.map((key) => [key, of(key).defaultValue])));
  const remember = ({ target }: FormEvent) => {
    const { name, value } = target as HTMLInputElement;
    setFacts((before) => new Map(before).set(name.split(".").at(-1) ?? "", value));
  };
  return (
    <li className="grid gap-x-6 gap-y-1 border-b border-solid-gray-200 py-2.5 md:grid-cols-[minmax(0,1fr)_8rem_minmax(0,1fr)]">
      <input type="hidden" name={`present.${row}.invitationId`} value={line.entry.invitationId} />
      <Checkbox
        name={`present.${row}.here`}
        defaultChecked={of("here").defaultValue === "on"}
        label={
          <>
            <span className="font-700">{line.name}</span>
            <span className="block text-[0.875rem] leading-150 text-solid-gray-700">
              {[line.organizationName, line.title].filter(Boolean).join("　")}
            </span>
          </>
        }
      />
      <p className="pl-8 md:pt-1 md:pl-0">
        <Chip {...STANDING_LOOK[line.standing]}>
          {standingLabel[line.standing]}
          {line.waiting && `（${recordText.waiting}）`}
        </Chip>
      </p>
      <details
        className="pl-8 md:pl-0 md:open:col-span-3 md:open:pl-8"
        open={DETAILS.some((key) => of(key).error)}
        onChange={remember}
      >
        <summary className="flex min-h-8 w-fit cursor-pointer flex-wrap items-center gap-x-2 pointer-coarse:min-h-11">
          <span>{howTheyCame(facts)}</span>
          <span className="text-key-1000 underline underline-offset-3">
            役割・時刻<span className="sr-only">（{line.name}）</span>
          </span>
        </summary>
        <div className="grid gap-4 pt-2 pb-4 sm:grid-cols-2">
          <SelectField {...of("role")} label="役割" options={ROLE_OPTIONS} />
          <SelectField {...of("mode")} label="参加方法" options={MODE_OPTIONS} />
          <TimeField {...of("arrived")} label="遅刻（着いた時刻）" />
          <TimeField {...of("left")} label="早退（出た時刻）" />
          {line.minutesPresent !== null && (
            <p className="sm:col-span-2">{recordText.minutesPresent(line.minutesPresent)}</p>
          )}
          <p className="text-[0.875rem] leading-160 text-solid-gray-700 sm:col-span-2">
            代理の方が来たときは、役割を「代理出席」にして、その方の氏名を入力してください。代理の方を1人と数えます。
          </p>
          <TextField {...of("proxyName")} label="代理の方の氏名" />
          <TextField {...of("proxyTitle")} label="代理の方の役職" />
          <div className="sm:col-span-2">
            <TextField
              {...of("proxyOrganization")}
              label="代理の方の所属"
              hint="同じ所属のときは空欄のままで構いません。"
            />
          </div>
        </div>
      </details>
    </li>
  );
}

/** 委員・会場, 代理出席（秋山 緑）・オンライン・14:20から */
function howTheyCame(facts: ReadonlyMap<string, string>): string {
  const role = facts.get("role") as ParticipantRole;
  const proxy = role === "proxy" && facts.get("proxyName") ? `（${facts.get("proxyName")}）` : "";
  const [arrived, left] = [facts.get("arrived"), facts.get("left")];
  return [
    `${participantRoleLabel[role]}${proxy}`,
    formatLabel[facts.get("mode") as AttendanceMode],
    arrived && `${arrived}から`,
    left && `${left}まで`,
  ]
    .filter(Boolean)
    .join("・");
}
