import { findListed } from "#app/adapters/db/attendance-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { findReportText, medicalAreaName } from "#app/adapters/db/session-report-store.server.ts";
import { findSession } from "#app/adapters/db/session-store.server.ts";
import { fiscalYearOf } from "#app/domain/fiscal-year.ts";
import { attendanceByRole, hasTakenPlace } from "#app/domain/minutes.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { NO_REPORT, type ReportText } from "#app/domain/session-report.ts";
import { PARTICIPANT_ROLES } from "#app/domain/taxonomy.ts";
import { type SessionReportFacts, sessionReportPaper } from "#app/paper/session-report.ts";
import { lecturersText, targetText } from "#app/text/record.ts";
import { sourceOf } from "../cards/show-card-draft.ts";
import type { StaffContext } from "../context.ts";
import type { DatedSession } from "../invitations/write-invitation.ts";

export type ReportRefusal = "not-found" | "forbidden" | "not-taken-place";

export interface ReportOfSession {
  session: DatedSession;
  /** What the desk wrote; `version` is null where nothing was yet. */
  text: ReportText;
  version: number | null;
  paper: ReturnType<typeof sessionReportPaper>;
}

/** A session's 実施報告 as it stands today, for its own desk and the prefecture. */
export async function findReport(
  ctx: StaffContext,
  sessionId: string,
): Promise<Result<ReportOfSession, ReportRefusal>> {
  const found = await findSession(ctx.db, ctx.actor.prefectureId, sessionId);
  if (!found) return refuse("not-found");
  if (!may(ctx.actor, "session.read", found)) return refuse("forbidden");
  if (!hasTakenPlace(found, ctx.now())) return refuse("not-taken-place");
  const session = found as DatedSession;
  const written = await findReportText(ctx.db, session.id);
  const { version, ...text } = written ?? { ...NO_REPORT, version: null };
  const paper = sessionReportPaper({ ...(await factsOf(ctx.db, session)), text });
  return ok({ session, text, version, paper });
}

/** What the records themselves say. */
async function factsOf(tx: Tx, session: DatedSession): Promise<Omit<SessionReportFacts, "text">> {
  const { category, title, format, startsAt, endsAt, venue, series, round, theme, agenda } = session;
  const { headcount, attendance: shares, byGroup, lecturers } = await sourceOf(tx, session);
  const listed = await findListed(tx, session.id);
  return {
    ...{ category, title, format, startsAt, endsAt, venue, series, round, theme, agenda },
    fiscalYear: fiscalYearOf(startsAt),
    center: session.center.name,
    medicalArea: await medicalAreaName(tx, session.center.medicalAreaId),
    coHosts: session.coHosts.map(({ center }) => center.name),
    bodies: session.bodies.map(({ body }) => body.name),
    lecturers: lecturersText(agenda, lecturers),
    target: targetText(session.tags),
    ...{ headcount, shares, byGroup },
    byRole: attendanceByRole(PARTICIPANT_ROLES, listed.attendance, listed.groups),
  };
}
