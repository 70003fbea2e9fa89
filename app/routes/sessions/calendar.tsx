import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { formatDay } from "#app/domain/japanese-date.ts";
import { addMonths, parseMonth, weeksOf } from "#app/domain/month.ts";
import { endOfDay, fromTokyo, tokyoDate, toTokyo } from "#app/domain/tokyo-time.ts";
import { staffContext } from "#app/http/context.server.ts";
import { monthText } from "#app/text/session.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { FilterBar, LinkTabs, PageHeading } from "#app/ui/page.tsx";
import { listSessionsBetween } from "#app/use-cases/sessions/list-sessions.ts";
import { showSessionChoices } from "#app/use-cases/sessions/show-session-choices.ts";
import { holidaysAmong } from "#app/use-cases/sessions/warn-of-day.ts";
import { CalendarDay } from "./calendar-day.tsx";
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
  const [sessions, { centers }] = await Promise.all([
    listSessionsBetween(ctx, { from: fromTokyo(first, "00:00"), until: endOfDay(last) }, filter),
    showSessionChoices(ctx),
  ]);
  return { month, weeks, today, sessions, centers, centerId: filter.centerId, holidays: holidaysAmong(weeks.flat()) };
}

const WEEKDAYS = ["日", "月", "火", "水", "木", "金", "土"];

export default function SessionCalendar() {
  const { month, weeks, today, sessions, centers, centerId, holidays } = useLoaderData<typeof loader>();
  const center = centerId ?? "all";
  const hrefFor = (to: string) => `/sessions/calendar?month=${to}&center=${center}`;
  const on = (day: string) => sessions.filter(({ startsAt }) => startsAt && toTokyo(startsAt).date === day);
  return (
    <>
      <PageHeading
        title={`${monthText(month)}の開催`}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "開催", to: "/sessions" },
        ]}
      />
      <LinkTabs
        label="表示の切り替え"
        items={[
          { to: "/sessions", label: "一覧" },
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
          <Button variant="secondary">切り替える</Button>
        </FilterBar>
      </Form>
      <nav aria-label="月の移動" className="my-4 flex flex-wrap gap-2">
        <LinkButton to={hrefFor(addMonths(month, -1))} size="sm">
          前の月
        </LinkButton>
        <LinkButton to={hrefFor(today.slice(0, 7))} size="sm">
          今月
        </LinkButton>
        <LinkButton to={hrefFor(addMonths(month, 1))} size="sm">
          次の月
        </LinkButton>
      </nav>
      <table className="hidden w-full table-fixed border-collapse md:table print:table">
        <caption className="sr-only">{monthText(month)}の開催</caption>
        <thead>
          <tr>
            {WEEKDAYS.map((weekday) => (
              <th key={weekday} scope="col" className="border border-solid-gray-420 bg-solid-gray-50 py-1 font-400">
                {weekday}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <CalendarDay
                  key={day}
                  day={day}
                  today={today}
                  month={month}
                  holiday={holidays[day] ?? null}
                  sessions={on(day)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ol className="flex flex-col gap-3 md:hidden print:hidden">
        {sessions.map((session) => (
          <li key={session.id} className="border-b border-solid-gray-420 pb-3">
            {session.startsAt && formatDay(toTokyo(session.startsAt).date)}{" "}
            {session.startsAt && toTokyo(session.startsAt).time}
            <Link to={`/sessions/${session.id}`} className="block py-1">
              {session.title}
            </Link>
            <span className="text-[0.875rem]">{session.center.name}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
