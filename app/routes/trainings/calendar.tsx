import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { parseMonth, weeksOf } from "#app/domain/month.ts";
import { may } from "#app/domain/permission.ts";
import { endOfDay, fromTokyo, tokyoDate, toTokyo } from "#app/domain/tokyo-time.ts";
import { staffContext } from "#app/http/context.server.ts";
import { monthText } from "#app/text/session.ts";
import { SelectField } from "#app/ui/field.tsx";
import { FilterBar, PageHeading } from "#app/ui/page.tsx";
import { showSessionChoices } from "#app/use-cases/sessions/show-session-choices.ts";
import { holidaysAmong } from "#app/use-cases/sessions/warn-of-day.ts";
import { listTrainingsBetween } from "#app/use-cases/trainings/list-trainings.ts";
import { MonthList } from "../sessions/calendar-list.tsx";
import { MonthSheet } from "../sessions/calendar-month.tsx";
import { MonthNav } from "../sessions/calendar-nav.tsx";
import { readCenter } from "./training-filter.server.ts";
import { TrainingTabs } from "./training-tabs.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page ? monthText(page.month) : "月"}の研修｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { searchParams } = new URL(args.request.url);
  const today = tokyoDate(ctx.now());
  const month = parseMonth(searchParams.get("month") ?? "") ?? today.slice(0, 7);
  const weeks = weeksOf(month);
  const [first, last] = [weeks[0]?.[0] ?? today, weeks.at(-1)?.at(-1) ?? today];
  const centerId = readCenter(searchParams);
  const [sessions, { centers }] = await Promise.all([
    listTrainingsBetween(ctx, { from: fromTokyo(first, "00:00"), until: endOfDay(last) }, { centerId }),
    showSessionChoices(ctx),
  ]);
  const mayAsk = may(ctx.actor, "joinRequest.write", { prefectureId: ctx.actor.prefectureId, centerId: null });
  return { month, weeks, today, sessions, centers, centerId, mayAsk, holidays: holidaysAmong(weeks.flat()) };
}

export default function TrainingCalendar() {
  const { month, weeks, today, sessions, centers, centerId, mayAsk, holidays } = useLoaderData<typeof loader>();
  return (
    <div className="print-landscape">
      <PageHeading
        title={`${monthText(month)}の研修`}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "研修・事例", to: "/trainings" },
        ]}
      />
      <TrainingTabs tab="calendar" mayAsk={mayAsk} />
      <Form method="get">
        <input type="hidden" name="month" value={month} />
        <FilterBar>
          <SelectField
            name="center"
            label="保健所"
            defaultValue={centerId ?? ""}
            emptyLabel="すべて"
            options={centers.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </FilterBar>
      </Form>
      <MonthNav
        month={month}
        today={today}
        hrefFor={(to) => `/trainings/calendar?month=${to}&center=${centerId ?? ""}`}
      />
      <MonthSheet {...{ month, weeks, today, holidays, sessions }} under="/trainings" />
      <MonthList
        sessions={sessions.filter(({ startsAt }) => startsAt && toTokyo(startsAt).date.startsWith(month))}
        under="/trainings"
      />
    </div>
  );
}
