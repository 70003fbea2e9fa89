import type { DayPaper, PrintedFor, ReceptionFill } from "#app/domain/day-paper.ts";
import type { Paper } from "#app/domain/paper.ts";
import type { SeatingShape } from "#app/domain/seating.ts";
import { agendaPaper } from "#app/paper/agenda.ts";
import { attendanceList } from "#app/paper/attendance-list.ts";
import { nameTags } from "#app/paper/name-tags.ts";
import { receptionList } from "#app/paper/reception-list.ts";
import { seatSigns } from "#app/paper/seat-signs.ts";
import { seatingPlan } from "#app/paper/seating-plan.ts";
import type { StaffContext } from "../context.ts";
import { attendingPeople, type Day, findHandouts, peopleInRoom, receptionPeople, usualFill } from "./find-day.ts";

export interface PaperChoice {
  kind: DayPaper;
  whom: PrintedFor;
  shape: SeatingShape;
  /** Of the 受付簿; null: as is usual by now. */
  fill: ReceptionFill | null;
}

/** One of the papers of a session's day. `codes`: what the reception's camera reads, by invitation. */
export async function writeDayPaper(
  ctx: StaffContext,
  day: Day,
  { kind, whom, shape, fill }: PaperChoice,
  codes: ReadonlyMap<string, string> = new Map(),
): Promise<Paper> {
  const { session } = day;
  switch (kind) {
    case "reception": {
      const filled = fill ?? usualFill(day);
      return receptionList(session, receptionPeople(day, filled), filled);
    }
    case "attendance":
      return attendanceList(session, attendingPeople(day));
    case "seating":
      return seatingPlan(session, peopleInRoom(day, whom), shape);
    case "seatSigns":
      return seatSigns(session.title, peopleInRoom(day, whom));
    case "nameTags":
      return nameTags(
        session.title,
        peopleInRoom(day, whom).map((person) => ({ ...person, code: codes.get(person.invitationId) ?? null })),
      );
    case "agenda": {
      const handouts = await findHandouts(ctx.db, session.id, session.agenda);
      const numbersOf = (itemId: string) =>
        handouts.flatMap(({ agendaItemId, number }) => (agendaItemId === itemId && number ? [number] : []));
      const lines = session.agenda.map((item) => ({ ...item, materials: numbersOf(item.id) }));
      return agendaPaper(session, lines, handouts);
    }
  }
}
