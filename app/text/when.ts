import { formatDate, formatDay } from "#app/domain/japanese-date.ts";
import { type Instant, toTokyo } from "#app/domain/tokyo-time.ts";

/** 令和6年4月1日（月） 14時00分から16時00分まで; with the day again where it ends on another one. */
export function whenText({ startsAt, endsAt }: { startsAt: Instant; endsAt: Instant | null }): string {
  const start = toTokyo(startsAt);
  const from = `${formatDate(start.date)} ${clockText(start.time)}`;
  if (!endsAt) return `${from}から`;
  const end = toTokyo(endsAt);
  return `${from}から${end.date === start.date ? "" : `${formatDay(end.date)} `}${clockText(end.time)}まで`;
}

/** 14時00分: offices do not write 14:00 in a notice. */
export function clockText(time: string): string {
  const [hour, minute] = time.split(":");
  return `${Number(hour)}時${minute}分`;
}
