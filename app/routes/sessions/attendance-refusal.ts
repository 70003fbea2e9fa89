import { attendanceRefusal, recordText } from "#app/text/attendance.ts";
import { commonRefusal, planRefusal, stepRefusal } from "#app/text/refusals.ts";
import type { AttendanceRefusal } from "#app/use-cases/attendance/record-attendance.ts";
import type { OutcomeRefusal } from "#app/use-cases/attendance/record-outcome.ts";
import type { HeadcountRefusal } from "#app/use-cases/attendance/state-headcount.ts";
import type { ChangeRefusal } from "#app/use-cases/sessions/change-session-state.ts";

type RecordRefusal = AttendanceRefusal | HeadcountRefusal | OutcomeRefusal | ChangeRefusal;

/** What to tell someone whose record was not taken, and of whom, where it is about someone. */
export function refusalMessage(code: RecordRefusal, names: readonly string[] = []): string {
  if (code === "person-twice") return recordText.personTwice(names);
  const message = { ...commonRefusal, ...stepRefusal, ...planRefusal, ...attendanceRefusal }[code];
  return names.length > 0 ? `${names.join("、")}：${message}` : message;
}
