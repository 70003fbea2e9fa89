import { attendanceRefusal } from "#app/text/attendance.ts";
import { commonRefusal, stepRefusal } from "#app/text/refusals.ts";
import type { CloseRefusal } from "#app/use-cases/attendance/close-session.ts";
import type { AttendanceRefusal } from "#app/use-cases/attendance/record-attendance.ts";
import type { OutcomeRefusal } from "#app/use-cases/attendance/record-outcome.ts";
import type { HeadcountRefusal } from "#app/use-cases/attendance/state-headcount.ts";

/** What to tell someone whose record was not taken. */
export function refusalMessage(code: AttendanceRefusal | HeadcountRefusal | OutcomeRefusal | CloseRefusal): string {
  return { ...commonRefusal, ...stepRefusal, ...attendanceRefusal }[code];
}
