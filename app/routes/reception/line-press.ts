import { toTokyo } from "#app/domain/tokyo-time.ts";
import { receptionText } from "#app/text/reception.ts";
import type { Line } from "./find-lines.ts";
import type { Press } from "./use-reception.ts";

export const timeOf = (iso: string) => toTokyo(new Date(iso)).time;

/** Whom a press on a line is about. */
export function subjectOf({ called, present }: Line): Omit<Press, "kind"> {
  if (called) return { invitationId: called.invitationId };
  if (present?.attendanceId) return { attendanceId: present.attendanceId };
  return { enteredBy: present?.enteredBy ?? null };
}

/** How somebody called comes, going by their answer; the server goes by the one that holds when it hears of it. */
export function asAnswered(line: Line): Press {
  const { mode = null, proxy = null } = line.called ?? {};
  return { kind: "arrived", ...subjectOf(line), mode, proxy, asAnswered: line.called !== null };
}

/** What is said of a press on a line. */
export function wordsFor({ kind, proxy }: Press, { name, called, present }: Line): string {
  // Until the press is sent, a line knows no other name than the one they were called by.
  const who = proxy?.name || present?.name || name;
  if (kind === "arrived" && called?.waiting) return receptionText.waits(who);
  if (kind === "arrived" && called?.standing === "absent") return receptionText.wasAbsent(who);
  const words = { arrived: "came", left: "left", notArrived: "notArrived", notLeft: "notLeft" } as const;
  return receptionText[words[kind]](who);
}
