import { rosterXlsx } from "#app/adapters/sheets/roster-sheet.server.ts";
import type { DaySheet, ReceptionFill } from "#app/domain/day-paper.ts";
import { ok, type Result } from "#app/domain/result.ts";
import { receivedCells } from "#app/paper/reception-list.ts";
import { listText } from "#app/text/paper.ts";
import { whenText } from "#app/text/session.ts";
import type { StaffContext } from "../context.ts";
import { attendingPeople, type Day, findDay, type PaperRefusal, receptionPeople, usualFill } from "./find-day.ts";

/** 受付簿 (`fill`; null: as is usual by now) or 出席者名簿 as a workbook to print and to work on. */
export async function exportDaySheet(
  ctx: StaffContext,
  sessionId: string,
  kind: DaySheet,
  fill: ReceptionFill | null = null,
): Promise<Result<{ name: string; content: Buffer }, PaperRefusal>> {
  const day = await findDay(ctx, sessionId);
  if (!day.ok) return day;
  const { session } = day.value;
  const title = `${listText[kind]}　${session.title}`;
  const sheet =
    kind === "reception" ? receptionRows(day.value, fill ?? usualFill(day.value)) : attendanceRows(day.value);
  return ok({ name: title, content: await rosterXlsx({ title, day: whenText(session), ...sheet }) });
}

function receptionRows(day: Day, fill: ReceptionFill) {
  return {
    head: listText.receptionHead,
    rows: receptionPeople(day, fill).map((person, i) => [
      ...[i + 1, person.role, person.organization, person.title, person.name, person.answer, person.proxy],
      ...receivedCells(person).map((cell) => (fill === "blank" ? null : cell || null)),
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
