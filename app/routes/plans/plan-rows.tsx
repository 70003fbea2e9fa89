import { Form } from "@remix-run/react";
import { useEffect } from "react";
import type { FiscalYear } from "#app/domain/fiscal-year.ts";
import { fiscalYearName } from "#app/domain/fiscal-year.ts";
import { rowsIn, type Typed } from "#app/http/form-rows.ts";
import { Button, EnterButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { EmptyState } from "#app/ui/page.tsx";
import type { ShownRow, YearPlan } from "#app/use-cases/plans/show-year-plan.ts";
import { formFields } from "../sessions/form-fields.ts";
import { PlanRowFields } from "./plan-row.tsx";
import { addButtonId } from "./row-edit.ts";

interface PlanRowsProps {
  revision: string;
  year: FiscalYear;
  groups: YearPlan["groups"];
  typed: Typed;
  facts: readonly (ShownRow | null)[];
  errors: readonly { field?: string; message: string }[];
  /** The id of what focus is sent to: rows were added or taken off. */
  focus: string | null;
}

/** What may be planned, body by body: proposals of last year's pattern, and rows added by buttons of the form. */
export function PlanRows({ year, groups, typed, facts, errors, focus }: PlanRowsProps) {
  const rows = rowsIn(typed, "rows", 1000);
  const fields = formFields({ typed, errors });
  useEffect(() => {
    if (focus) document.getElementById(focus)?.focus();
  }, [focus]);
  if (groups.length === 0) {
    return (
      <EmptyState title="会議体がまだ登録されていません">
        会議体を登録すると、前年度の開催をもとに計画を立てられます。
      </EmptyState>
    );
  }
  return (
    <Form method="post" action="#rows" noValidate className="grid gap-8">
      {/* It looks again and plans nothing. */}
      <EnterButton name="do" value="check">
        確かめる
      </EnterButton>
      <p className="max-w-[48rem]">
        {fiscalYearName(year - 1)}の開催と同じ月の同じ曜日（第2水曜日など）の日を示しています（
        {fiscalYearName(year - 1)}
        に開催がない会議体は、最後に開催した年度から）。
        日付と時刻は変更できます。計画すると下書きになり、議題や案内はそれぞれの開催で用意します。
      </p>
      {groups.map((group) => (
        <section key={group.key} aria-label={group.name} className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <h3 className="text-std-17B-170 text-solid-gray-900">{group.name}</h3>
          {group.patternYear !== null &&
            group.patternYear < year - 1 &&
            rows.some((row) => row.group === group.key && row.from) && (
              <p className="text-solid-gray-700">{fiscalYearName(group.patternYear)}の開催から示しています。</p>
            )}
          {rows.map((row, index) =>
            row.group === group.key ? (
              <PlanRowFields
                // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; the whole form is made anew when rows change
                key={index}
                fields={fields}
                index={index}
                name={group.name}
                facts={facts[index] ?? null}
              />
            ) : null,
          )}
          <p>
            <Button
              id={addButtonId(group.key)}
              variant="secondary"
              size="sm"
              name="do"
              value={`add:${group.key}`}
              formNoValidate
              aria-label={`${group.name}の開催を追加`}
            >
              <Icon name="plus" />
              開催を追加
            </Button>
          </p>
        </section>
      ))}
      {rows.length > 0 && (
        <div className="flex flex-wrap gap-3 border-t border-solid-gray-420 pt-6">
          <Button name="do" value="plan">
            選んだ開催を下書きとして計画する
          </Button>
          <Button name="do" value="check" variant="secondary">
            日付と回を確かめる
          </Button>
        </div>
      )}
    </Form>
  );
}
