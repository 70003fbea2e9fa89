import { Form } from "@remix-run/react";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import type { Appointment } from "#app/domain/seat.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Section } from "#app/ui/page.tsx";
import type { Candidate } from "#app/use-cases/bodies/propose-holder.ts";
import type { FormFields } from "../sessions/form-fields.ts";
import { HolderCandidates } from "./holder-candidates.tsx";
import { Term } from "./term.tsx";

interface HolderFormProps {
  path: string;
  /** Who is to be replaced. */
  former: (Appointment & { name: string }) | null;
  termYears: number | null;
  choice: { search: string; personId: string | null; replacing: string | null };
  found: readonly Candidate[] | null;
  chosen: Candidate | null;
  fields: FormFields;
}

/** Who and from when. One form: a search keeps the days, and the check that follows keeps all of it. */
export function HolderForm({ path, former, termYears, choice, found, chosen, fields }: HolderFormProps) {
  return (
    <Form method="get" action={`${path}/holder`} noValidate>
      {choice.replacing && <input type="hidden" name="replace" value={choice.replacing} />}
      {former && (
        <p className="mb-8">
          前任：<strong>{former.name}</strong>（任期 <Term {...former} />）
        </p>
      )}
      <Section title={former ? "後任の方" : "委員になる方"}>
        <div className="mb-6 grid gap-4 sm:flex sm:flex-wrap sm:items-end">
          <div className="min-w-0 sm:w-96">
            <TextField {...fields.of("q")} label="氏名・フリガナ・機関の名称で探す" maxLength={100} />
          </div>
          <Button variant="secondary">
            <Icon name="search" />
            探す
          </Button>
        </div>
        <HolderCandidates found={found} chosen={chosen} />
      </Section>
      <Section title={former ? "交代の日" : "任期"}>
        <div className="grid gap-x-8 gap-y-6 md:grid-cols-2">
          <DateField
            {...fields.of("startsOn")}
            label="始まりの日"
            required
            warnsOfDayOff={false}
            hint={former ? "前任の任期は、この前の日までになります。例：R9.4.1" : "例：令和9年4月1日、R9.4.1"}
          />
          {!former && (
            <DateField
              {...fields.of("endsOn")}
              label="終わりの日"
              warnsOfDayOff={false}
              hint={
                termYears
                  ? `この会議体の任期は${termYears}年です。残りの任期のときは直してください。`
                  : "定めがなければ空欄のままにします。"
              }
            />
          )}
        </div>
        {former && (
          <div className="mt-4">
            <p>後任の任期は、前任の残りの任期（{lastDay(former)}）です。</p>
            <p>
              {former.name}さんを誤って入力したときは、任期の始まりと同じ日（{formatDateWithoutWeekday(former.startsOn)}
              ）にすると、その委嘱を取り消して入れ替えます。
            </p>
          </div>
        )}
      </Section>
      <div className="mt-10 flex flex-wrap gap-3 border-t border-solid-gray-420 pt-6">
        <Button name="check" value="1">
          確認へ進む
          <Icon name="chevron-right" />
        </Button>
        <LinkButton to={path} variant="tertiary">
          やめる
        </LinkButton>
      </div>
    </Form>
  );
}

function lastDay({ endsOn }: Appointment): string {
  return endsOn ? `${formatDateWithoutWeekday(endsOn)}まで` : "終わりの定めなし";
}
