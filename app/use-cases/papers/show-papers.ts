import { DAY_PAPERS } from "#app/domain/day-paper.ts";
import { ok, type Result } from "#app/domain/result.ts";
import type { StaffContext } from "../context.ts";
import type { DatedSession } from "../invitations/write-invitation.ts";
import { attendingPeople, findDay, type PaperRefusal, peopleInRoom } from "./find-day.ts";
import { writeDayPaper } from "./write-day-paper.ts";

export interface ShownPapers {
  session: DatedSession;
  called: number;
  /** Those in the room, by answer; those on the 出席者名簿. */
  coming: number;
  notDeclined: number;
  attending: number;
  /** Whether the 出席者名簿 says who came, rather than who is expected. */
  isRecorded: boolean;
  /** Characters that cannot be printed, before anything is. */
  missing: string[];
}

/** What can be printed for a session's day, and for how many. */
export async function showPapers(ctx: StaffContext, sessionId: string): Promise<Result<ShownPapers, PaperRefusal>> {
  const day = await findDay(ctx, sessionId);
  if (!day.ok) return day;
  const papers = await Promise.all(
    DAY_PAPERS.map((kind) => writeDayPaper(ctx, day.value, { kind, whom: "called", shape: "horseshoe", fill: null })),
  );
  const { session, invited, attendance } = day.value;
  return ok({
    session,
    called: invited.length,
    coming: peopleInRoom(day.value, "coming").length,
    notDeclined: peopleInRoom(day.value, "called").length,
    attending: attendingPeople(day.value).length,
    isRecorded: attendance.length > 0,
    missing: await ctx.printer.missing(papers),
  });
}
