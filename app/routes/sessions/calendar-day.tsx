import { Link } from "@remix-run/react";
import { formatDay } from "#app/domain/japanese-date.ts";
import type { SessionState } from "#app/domain/session.ts";
import { type Instant, toTokyo, weekdayOf } from "#app/domain/tokyo-time.ts";
import { stateLabel } from "#app/text/labels.ts";
import { unbroken } from "#app/ui/page.tsx";

/** A session as a calendar shows it. */
export interface CalendarSession {
  id: string;
  title: string;
  state: SessionState;
  startsAt: Instant | null;
  center: { name: string };
}

interface CalendarDayProps {
  day: string;
  today: string;
  month: string;
  /** The holiday's name. */
  holiday: string | null;
  sessions: readonly CalendarSession[];
  /** Where their pages are. */
  under?: string | undefined;
}

/** One day of the month's sheet. */
export function CalendarDay({ day, today, month, holiday, sessions, under = "/sessions" }: CalendarDayProps) {
  const ground = day.startsWith(month)
    ? holiday || weekdayOf(day) % 6 === 0
      ? "bg-solid-gray-50"
      : ""
    : "bg-solid-gray-50 text-solid-gray-600";
  return (
    <td className={`h-28 border border-solid-gray-420 p-1.5 align-top ${ground}`}>
      <p className="flex flex-wrap items-baseline gap-x-2 text-[0.875rem]">
        <span className={day === today ? "rounded-full bg-key-900 px-2 font-700 text-white" : "px-1"}>
          <span aria-hidden="true">{Number(day.slice(8))}</span>
          <span className="sr-only">{formatDay(day)}</span>
          {day === today && <span className="sr-only">（今日）</span>}
        </span>
        {holiday && <span className="text-[0.75rem] text-solid-gray-700">{holiday}</span>}
      </p>
      <ul className="mt-1 flex flex-col gap-1">
        {sessions.map(({ id, title, state, startsAt, center }) => (
          <li key={id} className="text-[0.8125rem] leading-140">
            <Link
              to={`${under}/${id}`}
              className="block rounded-4 px-1 py-0.5 text-key-1000 underline underline-offset-3 hover:bg-key-50"
            >
              <span className="tabular-nums">{startsAt && toTokyo(startsAt).time}</span> {unbroken(title)}
              <span className="inline-block text-[0.75rem] text-solid-gray-700">
                {center.name}
                {state !== "scheduled" && state !== "held" && `・${stateLabel[state]}`}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </td>
  );
}
