import { parseJapaneseDate } from "#app/domain/japanese-date.ts";
import { type IsoDate, tokyoDate } from "#app/domain/tokyo-time.ts";
import { dateRefusal } from "#app/text/refusals.ts";
import type { StaffContext } from "#app/use-cases/context.ts";

interface RosterDay {
  on: IsoDate;
  /** As it stands in the address; empty for today. */
  typed: string;
  error: string | undefined;
}

/** The day of the roster asked for in the address; today without one, or where it cannot be read. */
export function rosterDay(ctx: StaffContext, request: Request): RosterDay {
  const typed = new URL(request.url).searchParams.get("on") ?? "";
  const read = parseJapaneseDate(typed);
  if (read.ok) return { on: read.value.date, typed, error: undefined };
  return { on: tokyoDate(ctx.now()), typed, error: read.error === "empty" ? undefined : dateRefusal[read.error] };
}
