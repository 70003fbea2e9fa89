import { toTokyo } from "#app/domain/tokyo-time.ts";
import { monthText } from "#app/text/session.ts";
import { CalendarDay, type CalendarSession } from "./calendar-day.tsx";

const WEEKDAYS = ["日", "月", "火", "水", "木", "金", "土"];

interface MonthSheetProps {
  month: string;
  weeks: readonly (readonly string[])[];
  today: string;
  /** Names by day. */
  holidays: Readonly<Record<string, string | null>>;
  sessions: readonly CalendarSession[];
  /** Where the pages of its sessions are. */
  under?: string;
}

/** A month as a sheet of weeks, on a desk and on paper. */
export function MonthSheet({ month, weeks, today, holidays, sessions, under }: MonthSheetProps) {
  const on = (day: string) => sessions.filter(({ startsAt }) => startsAt && toTokyo(startsAt).date === day);
  return (
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
                under={under}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
