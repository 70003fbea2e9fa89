import { rosterXlsx } from "#app/adapters/sheets/roster-sheet.server.ts";
import type { DaySheet } from "#app/domain/day-paper.ts";
import { ok, type Result } from "#app/domain/result.ts";
import { listText } from "#app/text/paper.ts";
import { whenText } from "#app/text/session.ts";
import type { StaffContext } from "../context.ts";
import { attendingPeople, type Day, expectedPeople, findDay, type PaperRefusal } from "./find-day.ts";

/** 受付簿 or 出席者名簿 as a workbook to print and to work on. */
export async function exportDaySheet(
  ctx: StaffContext,
  sessionId: string,
  kind: DaySheet,
): Promise<Result<{ name: string; content: Buffer }, PaperRefusal>> {
  const day = await findDay(ctx, sessionId);
  if (!day.ok) return day;
  const { session } = day.value;
  const title = `${listText[kind]}　${session.title}`;
  const sheet = kind === "reception" ? receptionRows(day.value) : attendanceRows(day.value);
  return ok({ name: title, content: await rosterXlsx({ title, day: whenText(session), ...sheet }) });
}

function receptionRows(day: Day) {
  return {
    head: listText.receptionHead,
    rows: expectedPeople(day).map(({ role, organization, title, name, answer, proxy }, i) => [
      ...[i + 1, role, organization, title, name, answer, proxy, null, null, null],
    ]),
  };
}

function attendanceRows(day: Day) {
  return {
    head: listText.attendanceHead,
    rows: attendingPeople(day).map(({ role, organization, title, name, standsFor, online }, i) => [
      ...[i + 1, role, organization, title, name],
      [standsFor && listText.standsFor(standsFor), online && listText.online].filter(Boolean).join("、") || null,
    ]),
  };
}
