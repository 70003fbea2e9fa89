import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import type { Appointment } from "#app/domain/seat.ts";

/** 令和8年4月1日～令和10年3月31日; broken between the days alone. */
export function Term({ startsOn, endsOn }: Appointment) {
  return (
    <>
      <span className="whitespace-nowrap">{formatDateWithoutWeekday(startsOn)}～</span>
      <span className="whitespace-nowrap">{endsOn ? formatDateWithoutWeekday(endsOn) : "（終わりの定めなし）"}</span>
    </>
  );
}
