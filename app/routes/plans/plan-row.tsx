import { fiscalYearName, fiscalYearOfDate } from "#app/domain/fiscal-year.ts";
import { formatDate } from "#app/domain/japanese-date.ts";
import { MOST_TOLD } from "#app/domain/year-plan.ts";
import { planText } from "#app/text/plans.ts";
import { instantText } from "#app/text/session.ts";
import { warningText } from "#app/text/warnings.ts";
import { Button } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { Checkbox } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { NameLink } from "#app/ui/name-link.tsx";
import { Remark } from "#app/ui/remark.tsx";
import { TimeField } from "#app/ui/time-field.tsx";
import type { ShownRow } from "#app/use-cases/plans/show-year-plan.ts";
import type { FormFields } from "../sessions/form-fields.ts";

interface PlanRowFieldsProps {
  fields: FormFields;
  /** From 0, over all groups, in the order of the screen. */
  index: number;
  /** Of the body or series. */
  name: string;
  facts: ShownRow | null;
}

/** One session that may be planned: ticked or not, its day and time, and what speaks against them. */
export function PlanRowFields({ fields, index, name, facts }: PlanRowFieldsProps) {
  const field = (of: string) => `rows.${index}.${of}`;
  return (
    <fieldset className="min-w-0 rounded-12 border border-solid-gray-420 p-4">
      <legend className="px-1 font-700">{`${index + 1}件目　${facts?.title ?? name}`}</legend>
      <input type="hidden" name={field("group")} value={fields.text(field("group"))} />
      <input type="hidden" name={field("from")} value={fields.text(field("from"))} />
      <div className="grid items-start gap-x-6 gap-y-3 md:grid-cols-[8rem_24rem_auto]">
        <div className="md:pt-9">
          <Checkbox name={field("use")} label="計画する" defaultChecked={fields.text(field("use")) !== ""} />
        </div>
        <DateField
          {...fields.of(field("date"))}
          label="開催日"
          warning={facts?.closed ? planText.closed(facts.closed) : undefined}
        />
        <div className="flex flex-wrap gap-x-4 gap-y-3">
          <TimeField {...fields.of(field("start"))} label="開始時刻" />
          <TimeField {...fields.of(field("end"))} label="終了時刻" />
        </div>
      </div>
      {facts && <Facts facts={facts} />}
      {/* What is proposed is left out by its box; what was added goes again. */}
      {fields.text(field("from")) === "" && (
        <div className="mt-3">
          <Button variant="tertiary" size="sm" name="do" value={`drop:${index}`} formNoValidate>
            <Icon name="trash" />
            {index + 1}件目を削除
          </Button>
        </div>
      )}
    </fieldset>
  );
}

function Facts({ facts: { lastOn, venue, jointWith, movedFrom, clashes, sameTime } }: { facts: ShownRow }) {
  const told = [
    lastOn && `${fiscalYearName(fiscalYearOfDate(lastOn))}：${formatDate(lastOn)}`,
    venue && `会場：${venue}`,
    jointWith.length > 0 && `兼：${jointWith.join("・")}`,
  ].filter(Boolean);
  return (
    <div className="mt-2 flex flex-col gap-1 text-[0.9375rem] leading-160">
      {told.length > 0 && <p className="text-solid-gray-700">{told.join("　")}</p>}
      {movedFrom && <Remark tone="warning">{planText.movedFrom(movedFrom.date, movedFrom.because)}</Remark>}
      {[...new Set(sameTime.slice(0, MOST_TOLD))].map((title) => (
        <Remark key={title} tone="warning">
          {planText.sameTime(title)}
        </Remark>
      ))}
      {sameTime.length > MOST_TOLD && <Remark tone="warning">{planText.moreAtSameTime}</Remark>}
      {clashes.length > 0 && (
        <ul className="list-disc pl-6">
          {clashes.slice(0, MOST_TOLD).map(({ kind, name, other }) => (
            <li key={`${kind} ${name} ${other.id}`}>
              {kind === "person" ? warningText.personTwice(name) : warningText.roomTwice(name)}
              <NameLink to={`/sessions/${other.id}`}>{other.title}</NameLink>（{instantText(other.startsAt)}～）
            </li>
          ))}
          {clashes.length > MOST_TOLD && <li>{planText.moreClashes}</li>}
        </ul>
      )}
    </div>
  );
}
