import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { parseMonth, weeksOf } from "#app/domain/month.ts";
import { endOfDay, fromTokyo, tokyoDate, toTokyo } from "#app/domain/tokyo-time.ts";
import { staffContext } from "#app/http/context.server.ts";
import { monthText } from "#app/text/session.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { FilterBar, LinkTabs, PageHeading } from "#app/ui/page.tsx";
import { listSessionsBetween } from "#app/use-cases/sessions/list-sessions.ts";
import { showSessionChoices } from "#app/use-cases/sessions/show-session-choices.ts";
import { holidaysAmong } from "#app/use-cases/sessions/warn-of-day.ts";
import { PlanButton } from "../plan-button.tsx";
import { MonthList } from "./calendar-list.tsx";
import { MonthSheet } from "./calendar-month.tsx";
import { MonthNav } from "./calendar-nav.tsx";
import { readSessionFilter } from "./session-filter.server.ts";

export const meta: MetaFunction = () => [{ title: "月のカレンダー｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { searchParams } = new URL(args.request.url);
  const today = tokyoDate(ctx.now());
  const month = parseMonth(searchParams.get("month") ?? "") ?? today.slice(0, 7);
  const weeks = weeksOf(month);
  const [first, last] = [weeks[0]?.[0] ?? today, weeks.at(-1)?.at(-1) ?? today];
  const filter = readSessionFilter(searchParams, ctx.actor.centerId);
  const [sessions, { centers, leadCenters }] = await Promise.all([
    listSessionsBetween(ctx, { from: fromTokyo(first, "00:00"), until: endOfDay(last) }, filter),
    showSessionChoices(ctx),
  ]);
  const holidays = holidaysAmong(weeks.flat());
  return {
    month,
    weeks,
    today,
    sessions,
    centers,
    centerId: filter.centerId,
    holidays,
    mayPlan: leadCenters.length > 0,
  };
}

export default function SessionCalendar() {
  const { month, weeks, today, sessions, centers, centerId, holidays, mayPlan } = useLoaderData<typeof loader>();
  const center = centerId ?? "all";
  const hrefFor = (to: string) => `/sessions/calendar?month=${to}&center=${center}`;
  return (
    <div className="print-landscape">
      <PageHeading
        title={`${monthText(month)}の開催`}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "開催", to: "/sessions" },
        ]}
        actions={
          <>
            <LinkButton to={centerId ? `/feeds?center=${centerId}` : "/feeds"}>
              <Icon name="calendar" />
              予定表を購読
            </LinkButton>
            {mayPlan && <PlanButton />}
          </>
        }
      />
      <LinkTabs
        label="表示の切り替え"
        items={[
          { to: "/sessions", label: "一覧" },
          { to: "/sessions?year=undated", label: "日程未定" },
          { to: "/sessions/calendar", label: "月のカレンダー", current: true },
        ]}
      />
      <Form method="get">
        <input type="hidden" name="month" value={month} />
        <FilterBar>
          <SelectField
            name="center"
            label="保健所"
            defaultValue={center}
            options={[
              { value: "all", label: "すべて" },
              ...centers.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </FilterBar>
      </Form>
      <MonthNav month={month} today={today} hrefFor={hrefFor} />
      <MonthSheet {...{ month, weeks, today, holidays, sessions }} />
      <MonthList sessions={sessions.filter(({ startsAt }) => startsAt && toTokyo(startsAt).date.startsWith(month))} />
    </div>
  );
}
