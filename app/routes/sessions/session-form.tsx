import { Form } from "@remix-run/react";
import { OCCUPATIONS, ORGANIZATION_KINDS, SESSION_CATEGORIES, SESSION_FORMATS } from "#app/domain/taxonomy.ts";
import { categoryLabel, formatLabel } from "#app/text/labels.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { CheckboxGroup, RadioGroup } from "#app/ui/choices.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SelectField, TextArea, TextField } from "#app/ui/field.tsx";
import { Section } from "#app/ui/page.tsx";
import { TimeField } from "#app/ui/time-field.tsx";
import type { SessionChoices } from "#app/use-cases/sessions/show-session-choices.ts";
import { AgendaRows } from "./agenda-rows.tsx";
import { formFields, rowCount } from "./form-fields.ts";

const asOptions = <C extends string>(codes: readonly C[], labels: Record<C, string>) =>
  codes.map((value) => ({ value, label: labels[value] }));
const asChoices = (words: readonly string[]) => words.map((value) => ({ value, label: value }));
const named = (rows: readonly { id: string; name: string }[]) =>
  rows.map(({ id, name }) => ({ value: id, label: name }));

export interface SessionFormProps {
  typed: Record<string, string | string[]>;
  errors: readonly { field?: string; message: string }[];
  /** Changes with every answer of the server, so that the fields show what it sent back. */
  revision: string;
  choices: SessionChoices;
  /** The lead center, once it is fixed. */
  centerId: string | null;
  /** Whether the second button fixes the date. */
  maySchedule: boolean;
  backTo: string;
}

/** The form of a session, new or changed. */
export function SessionForm(props: SessionFormProps) {
  const { typed, errors, revision, choices, centerId, maySchedule, backTo } = props;
  const fields = formFields(props);
  const bodies = choices.bodies.filter((body) => centerId === null || body.centerId === centerId);
  const coHosts = choices.centers.filter((center) => center.id !== centerId);
  return (
    <>
      <ErrorSummary errors={[...errors]} />
      <Form method="post" noValidate key={revision}>
        {/* Enter in a field saves; the first button of a form is the one it presses. */}
        <button type="submit" name="save" value="keep" className="sr-only" tabIndex={-1} aria-hidden="true">
          保存
        </button>
        <input type="hidden" name="version" value={fields.text("version") || "0"} />
        <Section title="何を開くか">
          <div className="flex flex-col gap-7">
            {centerId === null ? (
              <SelectField
                {...fields.of("centerId")}
                label="主催する保健所"
                required
                options={named(choices.leadCenters)}
                emptyLabel="選んでください"
              />
            ) : (
              <input type="hidden" name="centerId" value={centerId} />
            )}
            <RadioGroup
              {...fields.of("category")}
              legend="区分"
              required
              layout="row"
              options={asOptions(SESSION_CATEGORIES, categoryLabel)}
            />
            <TextField {...fields.of("title")} label="名称" required hint="例：令和8年度第2回在宅医療専門部会" />
            {bodies.length > 0 && (
              <CheckboxGroup
                name="bodies[]"
                legend="会議体"
                options={named(bodies)}
                defaultValues={fields.list("bodies")}
                hint="兼ねて開くときは、いくつでも選べます（1回と数えます）。"
                error={fields.of("bodies").error}
                columns={2}
              />
            )}
            <div className="grid gap-7 sm:grid-cols-[1fr_8rem]">
              <TextField {...fields.of("series")} label="シリーズ名" hint="会議体によらず、回を重ねる研修会など" />
              <TextField {...fields.of("round")} label="回" inputMode="numeric" hint="第何回か" />
            </div>
            <TextField {...fields.of("theme")} label="テーマ" />
          </div>
        </Section>
        <Section title="日時と場所">
          <div className="flex flex-col gap-7">
            <DateField {...fields.of("date")} label="開催日" hint="例：令和8年7月1日、R8.7.1、2026/7/1" />
            <div className="grid gap-7 sm:grid-cols-[12rem_12rem]">
              <TimeField {...fields.of("startTime")} label="開始時刻" hint="例：14:00" />
              <TimeField {...fields.of("endTime")} label="終了時刻" hint="例：16:00" />
            </div>
            <RadioGroup
              {...fields.of("format")}
              legend="開催方法"
              required
              layout="row"
              options={asOptions(SESSION_FORMATS, formatLabel)}
            />
            <TextField {...fields.of("venue")} label="会場" />
            <TextField
              {...fields.of("onlineUrl")}
              label="オンラインの接続先"
              type="url"
              hint="案内した方の回答ページと案内メールにだけ表示します。"
            />
            <div className="grid gap-7 sm:grid-cols-2">
              <DateField {...fields.of("answerBy")} label="回答期限" hint="この日の終わりまで回答を受け付けます。" />
              <TextField {...fields.of("capacity")} label="定員" inputMode="numeric" width="xs" hint="空欄は制限なし" />
            </div>
          </div>
        </Section>
        <Section title="議題">
          <AgendaRows fields={fields} count={rowCount(typed, "agenda")} />
        </Section>
        <Section title="対象と案内">
          <div className="flex flex-col gap-7">
            <CheckboxGroup
              name="occupations[]"
              legend="対象職種"
              options={asChoices(OCCUPATIONS)}
              defaultValues={fields.list("occupations")}
              columns={4}
            />
            <CheckboxGroup
              name="organizations[]"
              legend="対象機関"
              options={asChoices(ORGANIZATION_KINDS)}
              defaultValues={fields.list("organizations")}
              columns={3}
            />
            <TextArea
              {...fields.of("notice")}
              label="参加する方へのお知らせ"
              hint="案内と回答ページに載せます（駐車場、持ち物など）。"
            />
            {coHosts.length > 0 && (
              <details open={fields.list("coHosts").length > 0}>
                <summary className="w-fit cursor-pointer py-1 text-key-1000 underline underline-offset-3">
                  共催する保健所を選ぶ
                </summary>
                <div className="mt-3">
                  <CheckboxGroup
                    name="coHosts[]"
                    legend="共催する保健所"
                    options={named(coHosts)}
                    defaultValues={fields.list("coHosts")}
                    hint="回数と人数は主催する保健所で数え、共催する保健所では再掲として示します。"
                    columns={4}
                  />
                </div>
              </details>
            )}
            <TextArea {...fields.of("note")} label="事務局メモ" hint="参加する方やほかの保健所には見えません。" />
          </div>
        </Section>
        <div className="mt-10 flex flex-wrap gap-3 border-t border-solid-gray-420 pt-6">
          {maySchedule && (
            <Button name="save" value="schedule">
              日時を決めて開催予定にする
            </Button>
          )}
          <Button name="save" value="keep" variant={maySchedule ? "secondary" : "primary"}>
            {maySchedule ? "下書きのまま保存" : "保存する"}
          </Button>
          <LinkButton to={backTo} variant="tertiary">
            やめる
          </LinkButton>
        </div>
      </Form>
    </>
  );
}
